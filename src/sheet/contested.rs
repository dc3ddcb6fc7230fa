//! Contested cells: what follows from the ends of their ranges.

use super::{Entry, Marks, Sheet, Title, Value};
use crate::analysis::Survey;
use crate::analysis::contest::{self, Contest, Outcome};
use crate::corpus::{Corpus, Thing};

/// What is shown of each outcome: the name over three columns, and how its value is read.
type Aspect = (&'static str, fn(&Corpus, &Contest, &Outcome) -> Value);

const ASPECTS: [Aspect; 5] = [
    ("Level", |corpus, contest, outcome| {
        Value::Level(outcome.level, corpus.elements[corpus.cells[contest.cell].element].scale)
    }),
    ("Rank", |_, _, outcome| Value::Rank(outcome.rank)),
    ("Closeness", |_, _, outcome| outcome.closeness.map_or(Value::Unknown, Value::Share)),
    ("Row", |_, _, outcome| Value::Share(outcome.row)),
    ("Quadrant", |_, _, outcome| Value::Quadrant(outcome.quadrant)),
];

pub(super) fn sheet(corpus: &Corpus, survey: &Survey) -> Sheet {
    let contests = contest::all(corpus, survey);
    let ranking = contests.iter().filter(|contest| contest.changes_rank()).count();
    let changes = Title { label: "What it moves".into(), over: "Moves".into(), ..Title::default() };
    let ends = ASPECTS.iter().flat_map(|(over, _)| {
        [("now", "as it stands"), ("low", "at the low end"), ("high", "at the high end")].map(|(short, long)| Title {
            label: format!("{over} · {long}"),
            short: short.into(),
            over: (*over).into(),
            group: (*over).into(),
            thing: None,
        })
    });
    Sheet {
        of: "cell",
        legend: format!(
            "{ranking} of {} contested cells change a rank: r rank, c closeness, q quadrant",
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
    let changes = (contest.changes_rank(), contest.changes_closeness(), contest.changes_quadrant());
    let (short, long) = match changes {
        (true, true, true) => ("rcq", "rank, closeness and quadrant"),
        (true, true, false) => ("rc", "rank and closeness"),
        (true, false, true) => ("rq", "rank and quadrant"),
        (true, false, false) => ("r", "rank"),
        (false, true, true) => ("cq", "closeness and quadrant"),
        (false, true, false) => ("c", "closeness"),
        (false, false, true) => ("q", "quadrant"),
        (false, false, false) => ("row", "only the mean of the row"),
    };
    let mut entries = vec![Entry::plain(Value::Words(short, long.into()), opens)];
    for (_, read) in ASPECTS {
        let now = read(corpus, contest, &contest.now);
        for outcome in [&contest.now, &contest.low, &contest.high] {
            let value = read(corpus, contest, outcome);
            let change = (value != now).then(|| value.compare(&now, corpus));
            entries.push(Entry { marks: Marks { change, ..Marks::default() }, ..Entry::plain(value, opens) });
        }
    }
    entries
}
