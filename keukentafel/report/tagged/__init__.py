"""Tagged documents: neutral blocks in, PDF/A with PDF/UA out.

This package knows nothing of the product it is used in.  ``blocks`` and ``shapes`` are what a caller
writes, ``render.render`` turns them into a file.  On the way: ``flow`` (with ``tables``, ``figures`` and
``fields``) makes slabs, ``paging`` divides them over pages, ``canvas`` paints them with tags, ``finish``
writes the structure tree.  Text goes through ``cleaning``, ``bidi``, ``breaking`` and ``layout``; ``style``
holds the look.
"""
