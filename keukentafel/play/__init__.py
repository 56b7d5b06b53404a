"""The rehearsal room: conversation scripts, performed through the real windows."""
