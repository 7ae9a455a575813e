"""The line above a drawing that names what is drawn."""

from __future__ import annotations

from fiches.charts import theme
from fiches.charts.parts.key import box_key
from fiches.charts.text.measure import text_width


def test_each_sample_has_a_box_of_its_colour_and_its_word() -> None:
    boxes, names = box_key([("Demandeurs", theme.ACCENT), ("Offres", theme.COUNTRY)], 0, 344)
    assert [box["fill"] for box in boxes] == [theme.ACCENT, theme.COUNTRY]
    assert [name["words"] for name in names] == ["Demandeurs", "Offres"]
    assert float(str(boxes[1]["x"])) > float(str(names[0]["x"])) + text_width("Demandeurs")


def test_it_begins_at_the_left_of_the_drawing_whatever_the_margin() -> None:
    boxes, names = box_key([("Bretagne", theme.PARENT)], 80, 344)
    assert boxes[0]["x"] == -80
    assert float(str(names[0]["x"])) < 0


def test_long_names_are_shortened_to_their_room() -> None:
    long = "Communauté d’agglomération des vallées de la Marne"
    _, (label,) = box_key([(long, theme.PARENT)], 0, 120)
    assert str(label["words"]).endswith("…")
    assert float(str(label["x"])) + text_width(str(label["words"])) <= 120
