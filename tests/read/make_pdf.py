"""Makes the PDF files in tests/read/pdf by Chromium, as a reader prints a page: `python tests/read/make_pdf.py`."""

import html
import importlib.util
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
_SPEC = importlib.util.spec_from_file_location("ferry", HERE / "ferry.py")
assert _SPEC
assert _SPEC.loader
ferry = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(ferry)

STYLES = {
    "page": "font-family: 'Noto Naskh Arabic', 'DejaVu Serif'",
    "columns": "columns: 2; text-align: justify; hyphens: auto; font-family: 'Noto Sans Arabic', 'DejaVu Sans'",
}


def page(language: str, style: str, times: int = 1) -> str:
    title, *paragraphs = ferry.ARTICLES[language]
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs * times)
    direction = "rtl" if language == "ar" else "ltr"
    return f'<html lang="{language}" dir="{direction}"><meta charset="utf-8"><body style="{style}"><h1 style="column-span: all">{html.escape(title)}</h1>{body}'


def main() -> None:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        sheet = browser.new_page()
        for language in ferry.ARTICLES:
            for name, style in STYLES.items():
                sheet.set_content(page(language, style))
                sheet.pdf(
                    path=HERE / "pdf" / f"{language}-{name}.pdf",
                    display_header_footer=name == "page",
                    margin=dict.fromkeys(("top", "bottom", "left", "right"), "2cm"),
                )
        browser.close()


if __name__ == "__main__":
    main()
