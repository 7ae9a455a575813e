"""The API: client, token, pacing, typed answers, and its emulator. The only room that opens a connection."""
