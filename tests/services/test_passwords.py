import subprocess
import sys

from quizapp.config import ROOT


def test_a_password_is_kept_as_argon2id_with_46_mebibytes() -> None:
    # In a process of its own: the tests' own hashes are quick ones.
    script = "from quizapp.services.passwords import hash_password; print(hash_password('every answer'))"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
