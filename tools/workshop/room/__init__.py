"""The board of the room: what attendees tell about their tests, and the page that shows it to the instructor."""
