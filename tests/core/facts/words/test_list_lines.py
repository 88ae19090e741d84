"""What the lines of a list say of the parts and techniques that they name."""

import pytest

from tests.core.facts.labelled import candidates


def _told(text: str) -> set[tuple[str, str]]:
    return {(one.subject, one.value) for one in candidates(text) if one.kind == "concept"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("系统分几层：\n\n1. 感知层：摄像头与雷达融合\n2. 决策层：路径规划\n", ("感知层", "摄像头与雷达融合")),
        ("The farm has layers:\n\n1. Soil Layer: Compost mixed with river sand\n2. Crop Layer: Beans and maize\n", ("Soil Layer", "Compost mixed with river sand")),
        (
            "The toolbox holds:\n\n1. Drip irrigation (DI) for water saving\n2. Crop rotation methods for soil health\n3. Beetle banks for natural pest control\n",
            ("DI", "water saving"),
        ),
        (
            "The toolbox holds:\n\n1. Drip irrigation (DI) for water saving\n2. Crop rotation methods for soil health\n3. Beetle banks for natural pest control\n",
            ("Crop rotation", "soil health"),
        ),
        ("Crop rotation has shown promising results in restoring poor soil without fertiliser.", ("Crop rotation", "restoring poor soil without fertiliser")),
        ("Slow release fertilisers, particularly Nitrola and its variants, have become cheap.", ("Nitrola", "Slow release fertilisers")),
    ],
)  # fmt: skip
def test_a_line_tells_what_its_part_or_technique_is_for(text: str, found: tuple[str, str]) -> None:
    assert found in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "系统如下：\n\n1. 感知层：摄像头与雷达融合\n2. 很快\n",
        "On sale now:\n\n1. Green lamps for winter nights\n2. Ask for a refund\n",
        "The talk was held in Layer: the stage.",
    ],
)
def test_a_line_alone_tells_nothing(text: str) -> None:
    assert _told(text) == set()
