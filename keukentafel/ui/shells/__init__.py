"""The four shells around a need, drawn and worked in."""
