"""The desk of the library: translations and language packs go out to translators here, and come back."""
