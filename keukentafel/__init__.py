"""Keukentafel: hold a kitchen-table conversation under the Wmo 2015, and make a report of it that can be trusted."""

__version__ = "0.1.0"
