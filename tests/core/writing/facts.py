"""Facts on invented ships and models, for the tests of the writer."""

from dataclasses import replace

from quizapp.core.facts.fact import Fact, Source
from quizapp.core.languages import Twin

SHIPS = ("Tern", "Gannet", "Fulmar", "Petrel", "Skua")


def fact(id: str, **changes: object) -> Fact:
    """A fact on the ferry Tern: 240 kW; anything about it can be changed."""
    plain = Fact(
        id=id,
        kind="hardware_spec",
        subject=Twin(zh="燕鸥号", en="the Tern"),
        attribute=Twin(zh="功率", en="power"),
        value="240",
        unit="kW",
        statement=Twin(zh="燕鸥号的功率是 240 kW。", en="The power of the Tern is 240 kW."),
        passage="p",
        printed=Twin(zh="240 kW", en="240 kW"),
        sources=(Source("a", 0, 9, "0" * 64),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the names of the fields are known to the caller


def power(id: str, ship: str, kilowatts: str) -> Fact:
    """The power of a ship."""
    return fact(
        id,
        subject=Twin(zh=f"{ship}号", en=f"the {ship}"),
        value=kilowatts,
        statement=Twin(
            zh=f"{ship}号的功率是 {kilowatts} kW。", en=f"The power of the {ship} is {kilowatts} kW."
        ),
        printed=Twin(zh=f"{kilowatts} kW", en=f"{kilowatts} kW"),
    )


def launched(id: str, ship: str, day: str, printed: Twin) -> Fact:
    """When a ship was launched."""
    return fact(
        id,
        kind="date",
        subject=Twin(zh=f"{ship}号", en=f"the {ship}"),
        attribute=Twin(zh="下水日期", en="date of launch"),
        value=day,
        unit=None,
        statement=Twin(
            zh=f"{ship}号于{printed.in_('zh')}下水。",
            en=f"The {ship} was launched on {printed.in_('en')}.",
        ),
        printed=printed,
    )


def stands_for(id: str, short: str, full: Twin) -> Fact:
    """What letters stand for."""
    return fact(
        id,
        kind="concept",
        subject=Twin(zh=short, en=short),
        attribute=Twin(zh="全称", en="full name"),
        value=full.in_("en"),
        unit=None,
        statement=Twin(zh=f"{short} 的全称是{full.in_('zh')}。", en=f"{short} stands for {full.in_('en')}."),
        printed=full,
    )


FLEET = (
    power("tern", "Tern", "240"),
    power("gannet", "Gannet", "410"),
    power("fulmar", "Fulmar", "160"),
    power("petrel", "Petrel", "650"),
    launched("tern-day", "Tern", "2021-05-03", Twin(zh="2021 年 5 月 3 日", en="3 May 2021")),
    stands_for("rov", "ROV", Twin(zh="遥控潜水器", en="remotely operated vehicle")),
    stands_for("auv", "AUV", Twin(zh="自主水下航行器", en="autonomous underwater vehicle")),
    stands_for("usv", "USV", Twin(zh="无人水面艇", en="unmanned surface vessel")),
)
