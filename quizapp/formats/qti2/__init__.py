"""Questions as QTI 2.1, 2.2 and 3.0 write them: single items and packages."""
