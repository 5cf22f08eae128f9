"""Every limit on what is read, in one place: a file beyond one of them is refused with one clear line."""

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_TEXT_BYTES = 20 * 1024 * 1024
MAX_PAGES = 3000
MAX_OBJECTS_PER_PAGE = 60_000
"""Characters, lines, rectangles and images of one page together."""
MAX_RULES_PER_PAGE = 3000
"""A page with more lines than this is a drawing: no tables are sought in its lines."""
MAX_LINES_PER_PAGE = 1500
"""A page with more lines of text than this is a drawing: no columns are sought in its text."""
MAX_STREAM_BYTES = 64 * 1024 * 1024
"""What the content streams of one page may become once decompressed."""
MAX_PAGE_SECONDS = 60.0
MAX_WORKER_BYTES = 3 * 1024 * 1024 * 1024
"""Address space of one reading process; its real use stays far below."""
MAX_OUTLINE_ENTRIES = 5000
MAX_OCR_SECONDS = 120.0
OCR_DPI = 300
MAX_RENDER_PIXELS = 40_000_000
