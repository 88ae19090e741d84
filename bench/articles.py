"""Prints how long files of each format take to be read in their own process, and the memory of that process at most."""

import io
import resource
import sys
import time
import zipfile
from pathlib import Path

from quizapp.services.article_files import read_upload

SENTENCE = "On March 11, 2026, Tessellate Labs released Harrow {n}, a model with 96 billion parameters, trained in 41 days."
LENGTH = 100_000
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def paragraphs() -> list[str]:
    """Paragraphs of five sentences, 100,000 characters in all."""
    sentences = [SENTENCE.format(n=n) for n in range(LENGTH // len(SENTENCE) + 1)]
    return [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]


def make_docx() -> bytes:
    """A document of Word with these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        link = f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONSHIPS}">{link}</Relationships>')
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return packed.getvalue()


def make_pdf() -> bytes:
    """A PDF with these paragraphs, forty lines a page."""
    lines = [text[at : at + 90] for text in paragraphs() for at in range(0, len(text), 90)]
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    parts = ["1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"]
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    parts.append(f"2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>\nendobj\n")
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for n, page in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 10 Tf 50 {740 - 14 * at} Td ({line}) Tj ET" for at, line in enumerate(page)
        )
        box = f"/MediaBox [0 0 612 792] /Resources {font} /Contents {4 + 2 * n} 0 R"
        parts.append(f"{3 + 2 * n} 0 obj\n<< /Type /Page /Parent 2 0 R {box} >>\nendobj\n")
        parts.append(f"{4 + 2 * n} 0 obj\n<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream\nendobj\n")
    return ("%PDF-1.5\n" + "".join(parts) + "trailer << /Root 1 0 R >>\n%%EOF\n").encode("latin-1")


def main() -> None:
    """Print one line a format, or one line on the files that are named."""
    page = (
        "<html><body><article>"
        + "".join(f"<p>{text}</p>" for text in paragraphs())
        + "</article></body></html>"
    )
    files = {
        "text": "\n\n".join(paragraphs()).encode(),
        "Markdown": "\n\n".join(["# Harrow", "**new**", *paragraphs()]).encode(),
        "page": page.encode(),
        "Word": make_docx(),
        "PDF": make_pdf(),
    }
    files |= {name: Path(name).read_bytes() for name in sys.argv[1:]}
    peak = 0.0
    for name, data in files.items():
        started = time.perf_counter()
        found = read_upload(data)
        spent = time.perf_counter() - started
        # The most that any child took so far: formats come in the order of what they need.
        peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        print(
            f"{name}: {spent:5.2f} s for {len(data):,} bytes, {len(found.text):,} characters, {peak:.0f} MiB at most"
        )


if __name__ == "__main__":
    main()
