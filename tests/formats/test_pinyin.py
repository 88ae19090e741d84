"""Sounds of characters, and who may load the library that knows them."""

import subprocess
import sys

from quizapp.config import ROOT
from quizapp.formats.pinyin import pronounce


def test_a_character_has_all_its_sounds_without_tones() -> None:
    assert pronounce("長") == {"chang", "zhang"}


def test_what_is_no_character_has_no_sound() -> None:
    assert pronounce("x") == frozenset()


def test_web_processes_load_no_library_of_chinese_words_or_of_numbers() -> None:
    code = (
        "import sys, quizapp.app; sys.exit(bool({'jieba', 'rjieba', 'pypinyin', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
