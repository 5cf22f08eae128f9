"""Dutch words made comparable: tokens, stems, compounds, typing errors."""
