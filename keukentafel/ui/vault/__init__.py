"""Into the store and out of it: passphrase, recovery code, copies, keys."""
