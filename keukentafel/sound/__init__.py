"""The music room: voices of the system, recorded clips, loudspeaker and microphone. It knows no window and no case."""
