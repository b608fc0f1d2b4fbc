"""Checks a paper or a result of Lapor Kinerja without Lapor Kinerja: needs Python 3.11 and nothing else.
python3 verify.py WHAT ROOT. WHAT is the text of a paper's large QR code (KINERJA1:...), a file with it, or
the file of your result. ROOT was published: a number of rows and 64 digits. Status 1: something is WRONG.
"""

import json
import re
import sys
import zlib
from base64 import b32decode
from collections import defaultdict
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

AS_TOLD = {"citizen", "peer", "subordinate"}  # nobody sees their single ratings: the result's value is taken
VALUES = ["berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif"]
GRADES = {  # of a matrix scheme: by results, then by behaviour (4)
    "above": {"above": "Sangat Baik", "meets": "Baik", "below": "Kurang"},
    "meets": {"above": "Baik", "meets": "Baik", "below": "Kurang"},
    "below": {"above": "Butuh Perbaikan", "meets": "Butuh Perbaikan", "below": "Sangat Kurang"},
}


def digest_of(said):
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def opened(proof):
    """What a proof holds: statement, row, how many rows the root is over, the hashes to it."""
    letters = "".join(proof.split())
    packed = b32decode(letters + "=" * (-len(letters) % 8))
    end = 1 + 32 * packed[0]
    return *json.loads(zlib.decompress(packed[end:])), [packed[n : n + 32] for n in range(1, end, 32)]


def root_of(row, place, size, hashes):
    """The root to which hashes lead from a row in a tree of some rows (RFC 6962); None where they do not."""
    found, rest = sha256(b"\0" + row.encode()).digest(), list(hashes)
    while size > 1 and (rest or place ^ 1 >= size):
        if place ^ 1 < size:  # else it is the odd one of its level, which goes up as it is
            beside = rest.pop(0)
            found = sha256(b"\1" + (beside + found if place & 1 else found + beside)).digest()
        place, size = place >> 1, (size + 1) >> 1
    return found.hex() if size == 1 and not rest and place == 0 else None


def check_proof(statement, row, size, hashes, rows, digits):
    """What is wrong with the proof that a row of the log vouches for a paper, under a published root."""
    number, moment, *_, after, _, _, _ = json.loads(row)
    root = root_of(row, number - 1, size, hashes)
    print("Paper:", *json.loads(statement)[:-1], f"\nRow {number}, written {moment}\nRoot {size} {root}")
    if json.loads(after).get("paper") != digest_of(statement):
        yield "the row vouches for another paper"
    if not size:
        yield "no published root covers the row yet: ask for the whole proof (/cek) once one does"
    elif rows and int(rows) != size:
        yield f"the published root is over {rows} rows and the proof over {size}: ask for one over those"
    elif digits != root:
        yield "the proof leads to another root than the published one"


def mean(values, times=1):
    return sum(values, Fraction(0)) * times / len(values) if values else None


def daily(entries, rating):
    """The mean of the daily means of a rating, as percent of 5."""
    days = defaultdict(list)
    for each in entries:
        days[each["date"]].append(each[rating])
    return mean([mean(each) for each in days.values()], 20)


def credited(days, of, worth):
    """The percentage of the expected days (1), each with the credit of its state."""
    weighed = [(Fraction(day["weight"]), worth.get(day[of], 0)) for day in days]
    expected = sum(weight for weight, _ in weighed)
    return sum(weight * credit for weight, credit in weighed) * 100 / expected if expected else None


def attained(targets, entries, options):
    whole = weights = Fraction(0)
    for target in targets:
        volumes = [each["volume"] or 0 for each in entries if each["target"] == target["id"]]
        done = sum(map(Fraction, volumes)) if target["done"] is None else Fraction(target["done"])
        weight, due = Fraction(target["weight"]), Fraction(target["due_days"])
        if due:
            plan = Fraction(target["quantity"]) * due / Fraction(target["whole_days"])
            whole += weight * min(Fraction(options["cap"]), done / plan)
            weights += weight
    share = whole * 100 / weights if weights else None
    return share if share is None or options["allow_over"] else min(share, Fraction(100))


def assessed(records, criterion, source="supervisor"):
    """The mean of each assessor of a source on a criterion."""
    return [mean(each) for each in records["assessments"].get(source, {}).get(criterion, {}).values()]


def competent(records, assessors):
    """How far the required competencies that the supervisor assessed are reached."""
    reached = []
    for name, required in records["competencies"].items():
        given = [(Fraction(v), level) for s, v in assessors.items() for level in assessed(records, name, s)]
        if assessed(records, name):
            level = sum(weight * level for weight, level in given) / sum(weight for weight, _ in given)
            reached.append(min(Fraction(1), level / required))
    return mean(reached, 100)


def value_of(source, scheme, records):
    """A source's value, 0 to 100, or None where it is missing (2)."""
    options, days = scheme["sources"].get(source), records["days"]
    match source:
        case "self_rating" | "supervisor_rating":
            return daily(records["entries"], source)
        case "target_attainment":
            return attained(records["targets"], records["entries"], options)
        case "discipline":
            return credited(days, "report", {"on_time": 1, "late": Fraction(scheme["time"]["late_credit"])})
        case "attendance" if records["attendance_records"]:
            return credited(days, "attendance", {"full": 1, "late": Fraction(1, 2)})
        case "behaviour":
            return mean([mean(each) for each in (assessed(records, name) for name in VALUES) if each], 20)
        case "competency":
            return competent(records, options["assessors"])


def total(scheme, parts):
    """The score of components given by weight and value; None where too few of them have a value (4)."""
    there = [(weight, value) for weight, value in parts if value is not None]
    covered, whole = (sum(weight for weight, _ in some) for some in (there, parts))
    if covered / whole < Fraction(scheme["min_coverage"]) or not (there or scheme["missing"] == "zero"):
        return None
    below = whole if scheme["missing"] == "zero" else covered
    return sum(weight * value for weight, value in there) / below


def result(scheme, values, records):
    """Score and grade that the components' values give (4)."""
    reported = credited(records["days"], "report", {"on_time": 1, "late": 1})
    if reported is not None and reported < Fraction(scheme["min_reported"]) * 100:
        return None, None
    parts = [(each["group"], (Fraction(each["weight"]), values[each["id"]])) for each in scheme["components"]]
    if not scheme["matrix"]:
        score = total(scheme, [part for _, part in parts])
        bands = scheme["bands"] if score is not None else []
        return score, next((each["grade"] for each in bands if score >= Fraction(each["min"])), None)
    ratings = []
    for group in ("results", "behaviour"):
        score = total(scheme, [part for own, part in parts if own == group])
        if score is None:
            return None, None
        above, meets = (score >= Fraction(scheme["matrix"][name]) for name in ("above", "meets"))
        ratings.append(records["judgements"].get(group, "above" if above else "meets" if meets else "below"))
    return None, GRADES[ratings[0]][ratings[1]]


def check_result(document, statement):
    """What is wrong with a result, beside what the log vouches for and beside its own records."""
    scheme, card, records = json.loads(document["scheme"]), json.loads(document["card"]), document["records"]
    if digest_of([digest_of([document["scheme"]]), document["card"]]) != json.loads(statement)[-1]:
        yield "the scheme or the explanation is another one than was frozen"
    frozen = {each[0]: None if each[4] is None else Fraction(each[4]) for each in card["components"]}
    told = AS_TOLD | ({"competency"} if AS_TOLD & {*scheme["sources"]["competency"]["assessors"]} else set())
    values = {}
    for name, source in ((each["id"], each["source"]) for each in scheme["components"]):
        values[name] = frozen[name] if source in told else value_of(source, scheme, records)
        print(f"  {name}: {values[name]}, {'taken from the result' if source in told else f'from {source}'}")
        if values[name] != frozen[name]:
            yield f"{name} is {frozen[name]} in the result, and {values[name]} by the records"
    score, grade = result(scheme, values, records)
    print(f"  score {score}, grade {grade}")
    if (None if score is None else str(score), grade) != (card["score"], card["grade"]):
        yield f"the result says {card['score']} {card['grade']}, and the records give {score} {grade}"


def main(what, *published):
    found = re.findall(r"(?:\b([0-9]+)[\s:,]+)?\b([0-9a-f]{64})\b", " ".join(published).lower())
    root = found[0] if found else ("", "")
    try:
        text = what if what.startswith(("KINERJA1:", "{")) else Path(what).read_text("utf-8")
        document = json.loads(text) if text.startswith("{") else {"proof": text}
        proofs = [opened(each) for each in document["proof"].split("KINERJA1:")[1:]]
        if not proofs or not proofs[0][0]:  # the file of /cek names nobody: it stands below the paper's text
            raise ValueError("it does not begin with the text of a paper's QR code")
        statement, proof = proofs[0][0], proofs[-1][1:]
        wrong = list(check_proof(statement, *proof, *root))
        wrong += ["the row on the paper is not the one that is proved"] if proofs[0][1] != proof[0] else []
        wrong += check_result(document, statement) if "records" in document else []
    except (OSError, ValueError, IndexError, KeyError, TypeError, zlib.error) as error:
        wrong = [f"it cannot be read: {error!r}"]
    print("\n".join(f"WRONG: {each}" for each in wrong) or "Everything agrees.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if sys.argv[2:] else __doc__)
