"""The library: reads and checks the content packs, tables and municipality profiles of `resources/`."""
