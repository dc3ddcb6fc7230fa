//! Contested cells: what follows from the ends of their ranges.

use std::cmp::Ordering;

use super::{Entry, Marks, Sheet, Title, Value};
use crate::analysis::contest::{self, Contest, Outcome};
use crate::analysis::{Survey, convergence};
use crate::corpus::{Corpus, Thing};

/// What is shown of each outcome: the name over three columns, whether it takes two parties, and how its value is read.
type Aspect = (&'static str, bool, fn(&Corpus, &Contest, &Outcome) -> Value);

const ASPECTS: [Aspect; 5] = [
    ("Level", false, |corpus, contest, outcome| {
        Value::Level(outcome.level, corpus.elements[corpus.cells[contest.cell].element].scale)
    }),
    ("Rank", false, |_, _, outcome| Value::Rank(outcome.rank, outcome.shared)),
    ("Closeness", true, |_, _, outcome| outcome.closeness.map_or(Value::Unknown, Value::Share)),
    ("Row", false, |_, _, outcome| Value::Share(outcome.row)),
    ("Quadrant", true, |_, _, outcome| Value::Quadrant(outcome.quadrant)),
];

/// What can be shown: nothing converges where no element has a value for each of two parties.
fn aspects(corpus: &Corpus) -> impl Iterator<Item = &'static Aspect> {
    let converging = convergence::elements(corpus).next().is_some();
    ASPECTS.iter().filter(move |(_, takes_two, _)| converging || !takes_two)
}

pub(super) fn sheet(corpus: &Corpus, survey: &Survey) -> Sheet {
    let contests = contest::all(corpus, survey);
    let overtaking = contests.iter().filter(|contest| contest.overtakes).count();
    let tying = contests.iter().filter(|contest| contest.changes_rank() && !contest.overtakes).count();
    let changes = Title { label: "What it moves".into(), over: "Moves".into(), ..Title::default() };
    let ends = aspects(corpus).flat_map(|(over, ..)| {
        [("now", "as it stands"), ("low", "at the low end"), ("high", "at the high end")].map(|(short, long)| Title {
            label: format!("{over} · {long}"),
            short: short.into(),
            over: (*over).into(),
            group: (*over).into(),
            thing: None,
        })
    });
    let signs = if aspects(corpus).any(|(_, takes_two, _)| *takes_two) {
        "o overtakes; r rank; c closeness; q quadrant"
    } else {
        "o overtakes; r rank"
    };
    Sheet {
        of: "cell",
        across: "outcome",
        legend: format!(
            "{} contested cells: {overtaking} overtake another field, {tying} make or break a tie; {signs}",
            contests.len()
        ),
        rows: contests.iter().map(|contest| name(corpus, contest)).collect(),
        columns: std::iter::once(changes).chain(ends).collect(),
        entries: contests.iter().map(|contest| entries(corpus, contest)).collect(),
    }
}

fn name(corpus: &Corpus, contest: &Contest) -> Title {
    let cell = &corpus.cells[contest.cell];
    let element = &corpus.elements[cell.element];
    let party = cell.party.map(|party| format!(" {}", corpus.parties[party].short)).unwrap_or_default();
    let dimension = &corpus.dimensions[cell.dimension];
    Title {
        label: format!("{} · {}{party}", dimension.label, element.short),
        short: format!("{}, {}{party}", dimension.short, element.short),
        over: String::new(),
        group: dimension.label.to_string(),
        thing: Some(contest.cell.into()),
    }
}

fn entries(corpus: &Corpus, contest: &Contest) -> Vec<Entry> {
    let opens = Thing::from(contest.cell);
    let moved = [
        (contest.overtakes, "o", "overtakes another"),
        (contest.changes_rank(), "r", "rank"),
        (contest.changes_closeness(), "c", "closeness"),
        (contest.changes_quadrant(), "q", "quadrant"),
    ];
    let (short, long): (Vec<&str>, Vec<&str>) =
        moved.into_iter().filter(|(moves, ..)| *moves).map(|(_, short, long)| (short, long)).unzip();
    let moves = match long.as_slice() {
        [] => Value::Words("row".into(), "only the mean of the row".into()),
        _ => Value::Words(short.concat(), long.join(", ")),
    };
    let mut entries = vec![Entry::plain(moves, opens)];
    for (.., read) in aspects(corpus) {
        let now = read(corpus, contest, &contest.now);
        for outcome in [&contest.now, &contest.low, &contest.high] {
            let value = read(corpus, contest, outcome);
            let change = match (&value, &now) {
                // A smaller number is the better rank.
                (Value::Rank(place, _), Value::Rank(now, _)) => Some(now.cmp(place)).filter(|change| change.is_ne()),
                // None of the lists is more than another.
                (Value::Quadrant(_), _) => (value != now).then_some(Ordering::Equal),
                _ => (value != now).then(|| value.compare(&now, corpus)),
            };
            entries.push(Entry { marks: Marks { change, ..Marks::default() }, ..Entry::plain(value, opens) });
        }
    }
    entries
}
