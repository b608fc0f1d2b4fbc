"""The nine unsur of a place and how its index went, as a picture."""

from __future__ import annotations

from domain.satisfaction import grade_of, lowest
from domain.survey import Unsur, quality
from handlers.satisfaction.actions import Results
from handlers.satisfaction.screens import title_of
from locales import Words
from locales.scores import period_name
from reports.satisfaction_picture import Quarter, SatisfactionPicture, UnsurBar, draw


def results_png(words: Words, results: Results) -> bytes | None:
    """The picture of a quarter's results; None while no index is published."""
    found = results.skm
    if found.ikm is None:
        return None
    mutu, low = quality(found.ikm), set(lowest(found.nrr))
    return draw(
        SatisfactionPicture(
            title=title_of(words, results.place),
            subtitle=words.plain(
                "satisfaction-picture-of", period=period_name(words, results.quarter), method=found.method.key
            ),
            index=words.score(found.ikm),
            index_counts=words.plain("satisfaction-picture-ikm"),
            grade=mutu.grade,
            grade_counts=words.plain(f"satisfaction-mutu-{mutu.grade}"),
            n=words.number(found.n),
            n_counts=words.plain("satisfaction-picture-n"),
            bars=[
                UnsurBar(
                    words.plain(f"unsur-{unsur}"),
                    found.nrr[unsur],
                    f"{words.score(found.nrr[unsur])} · {grade_of(found.nrr[unsur])}",
                    is_low=unsur in low,
                )
                for unsur in Unsur
            ],
            low=words.plain("satisfaction-picture-low"),
            run_title=words.plain("satisfaction-picture-run"),
            run=[
                Quarter(
                    words.plain("satisfaction-quarter", number=period.number, year=str(period.year)),
                    ikm,
                    "–" if ikm is None else words.score(ikm),
                    "" if ikm is None else words.plain("satisfaction-n", n=sums.n),
                )
                for period, sums in results.run
                for ikm in [sums.skm(results.method).ikm]
            ],
        )
    )
