from __future__ import annotations

import pytest
from tests.clean.conftest import BODY, FIRST, FOURTH, SECOND, THIRD, Clean


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this:", "furniture"),
        ("Facebook Twitter Email", "furniture"),
        ("Source: Read Full Article", "furniture"),
        ("Original Article", "furniture"),
        ("Sign up for our newsletter", "furniture"),
        ("Follow us on Twitter", "furniture"),
        ("Subscribe to our newsletter | Follow us", "furniture"),
        ("Click here to read more", "furniture"),
        ("We use cookies to give you the best experience.", "furniture"),
        ("Copyright 2031 The Sound Herald. All rights reserved.", "furniture"),
        ("___", "furniture"),
        ("Advertisement", "advert"),
        ("[Lighthouse keeper retires after forty years]", "other-article"),
        ("No comments:", "comments"),
        ("Comments (12)", "comments"),
        ("Post a Comment", "comments"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "credit"),
        ("Writing by Jane Doe; editing by John Roe", "credit"),
        ("Jane Doe in Oslo contributed to this report.", "credit"),
        ("AP, AFP", "credit"),
        ("Divers prepare at the pier. (Photo: Morag Baine)", "caption"),
        ("Divers prepare at the pier on Tuesday. REUTERS/Morag Baine", "caption"),
    ],
)
def test_what_is_no_article_is_taken_off_and_listed(line: str, reason: str, clean: Clean) -> None:
    report = clean(f"{BODY}\n\n{line}\n")
    assert report.text == BODY
    assert [(cut.text, cut.reason) for cut in report.removed] == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "Comments from the crew were not to be had on Tuesday night, the owner said.",
        "Advertisements for the line were taken off the walls of the terminal.",
        '"Follow us," the captain of the lifeboat had told the passengers.',
        "Reporting by two newspapers has shown that the ship was never inspected.",
        "The island has contributed to this debate for years, said the mayor.",
        "Photographs of the deck show that the doors were open, the police said.",
        "He shared pictures of the ship on Facebook and Twitter, and his wife did so by email.",
        "The company said it would copyright the new design in 2031.",
        "UPDATE: Two more people have been found alive on a raft.",
    ],
)
def test_a_sentence_of_the_article_stays(line: str, clean: Clean) -> None:
    report = clean(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}\n\n{FOURTH}")
    assert line in report.text
    assert report.removed == ()


@pytest.mark.parametrize(
    "caption",
    [
        "The Selma on the rocks off Ardnish. \u2014AP",
        "FILE PHOTO: The Selma leaves the port of Oban in 2030.",
        "The Selma lies on its side on Tuesday (Jane Doe/AFP)",
        "Morag Baine (left) and her sister after they had been brought to the shore",
        "Image credit: Ardnish coast guard",
    ],
)
def test_captions_are_kept_beside_the_text(caption: str, clean: Clean) -> None:
    report = clean(f"{FIRST}\n\n{caption}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}")
    assert report.captions == (caption,)
    assert report.text == BODY


def test_a_long_line_without_an_end_is_a_caption(clean: Clean) -> None:
    line = "Passengers of the Selma wait on the pier of Ardnish for a bus to the town hall"
    report = clean(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}\n\n{FOURTH}\n\n{SECOND[:-1]}s.")
    assert report.captions == (line,)


def test_prose_that_lost_its_full_stop_is_none(clean: Clean) -> None:
    line = (
        "The hole is two metres wide. Nobody knows yet how the ship came by it or when it happened"
    )
    report = clean(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}\n\n{FOURTH}\n\n{SECOND[:-1]}s.")
    assert line in report.text


def test_a_caption_printed_twice_is_kept_once(clean: Clean) -> None:
    caption = "The Selma on the rocks off Ardnish.\u2014AP"
    report = clean(f"{caption}\n{caption}\n\nOBAN: {BODY}")
    assert report.captions == (caption,)
    assert [cut.reason for cut in report.removed] == ["caption", "repeated"]
    assert report.text == BODY


def test_lines_of_a_list_may_say_the_same(clean: Clean) -> None:
    wounds = [f"A man of {age} was hurt in the leg" for age in (22, 30, 41, 22, 50)]
    listed = "\n\n".join(wounds)
    assert listed in clean(f"{FIRST}\n\nThe injured:\n\n{listed}\n\n{SECOND}\n\n{THIRD}").text


def test_readers_have_the_word_only_after_the_article(clean: Clean) -> None:
    readers = "hillman: It was rotten, that ship, everybody knew.\nanna: My uncle was on board."
    report = clean(f"{BODY}\n\n3 Comments\n{readers}\nLog in to comment")
    assert report.text == BODY
    assert {cut.reason for cut in report.removed} == {"comments"}


def test_a_share_bar_with_comments_at_the_top_cuts_nothing(clean: Clean) -> None:
    assert clean(f"Ferry aground\nComments\n\n{BODY}").text == BODY


def test_heads_of_other_articles_below_the_end_go(clean: Clean) -> None:
    others = (
        "12 Nov 2031\n\nA school for seals\n\nTHE seals of the sound are clever, and some...\n"
        "11 Nov 2031\n\nTea prices\n\nIF there is one thing that has become dearer..."
    )
    report = clean(f"{BODY}\n\nPublished in Sound Herald, June 4th, 2031\n\n{others}")
    assert report.text == BODY
    assert report.published is not None
    assert (report.published.earliest, report.published.basis) == ("2031-06-04", "stated")
    assert report.outlet == "Sound Herald"
    assert {c.reason for c in report.removed[1:]} == {"other-article"}


def test_heads_cut_short_at_the_end_go_without_a_mark(clean: Clean) -> None:
    others = (
        "A school for seals\n\nThe seals of the sound are clever and some...\n\n"
        "Tea is dear\n\nThe price of tea has risen since the spring and nobody..."
    )
    report = clean(f"{BODY}\n\n{others}")
    assert report.text == BODY


@pytest.mark.parametrize(
    "head", ["Read more:", "Most read", "More on this story", "Related posts"]
)
def test_lists_of_other_articles_go_with_their_head(head: str, clean: Clean) -> None:
    listed = "Lighthouse keeper retires after forty years\nWhy is tea so dear?"
    report = clean(f"{BODY}\n\n{head}\n{listed}")
    assert report.text == BODY
    assert {cut.reason for cut in report.removed} == {"other-article"}


def test_a_list_inside_the_article_ends_where_the_article_goes_on(clean: Clean) -> None:
    report = clean(f"{FIRST}\n\nRead more\n\nTea is dear\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}")
    assert report.text == BODY


def test_subheads_stay_and_are_marked(clean: Clean) -> None:
    report = clean(f"{FIRST}\n\n{SECOND}\n\nAn old ship\n\n{THIRD}\n\n{FOURTH}")
    assert [head.text for head in report.subheads] == ["An old ship"]
    assert "An old ship" in report.text


def test_names_in_a_list_are_no_subheads(clean: Clean) -> None:
    names = "\n\n".join(("The dead are:", "Jane Doe, 39,", "John Roe, 36, and", "Ana Poe, 57."))
    assert clean(f"{FIRST}\n\n{names}\n\n{SECOND}\n\n{THIRD}").subheads == ()


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version said that the ship had 400 passengers.",
        "This article was amended on 4 June 2031. The ship is 40 years old, not 14.",
        "An earlier version of this story misspelled the name of the ship.",
    ],
)
def test_corrections_stand_apart(note: str, clean: Clean) -> None:
    report = clean(f"{BODY}\n\n{note}")
    assert (report.corrections, report.text) == ((note,), BODY)


def test_a_desk_may_stand_at_the_end_of_a_paragraph(clean: Clean) -> None:
    desk = "(Writing by Jane Doe; Editing by John Roe and Ana Poe)"
    report = clean(f"{BODY} {desk}")
    assert report.text == BODY
    assert [cut.text for cut in report.removed] == [desk]
    assert report.byline == ()
