//! Contested cells: what follows from the ends of their ranges.

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
    ("Rank", false, |_, _, outcome| Value::Rank(outcome.rank)),
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
    let ranking = contests.iter().filter(|contest| contest.changes_rank()).count();
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
    let signs =
        if aspects(corpus).any(|(_, takes_two, _)| *takes_two) { "r rank, c closeness, q quadrant" } else { "r rank" };
    Sheet {
        of: "cell",
        across: "outcome",
        legend: format!("{ranking} of {} contested cells change a rank: {signs}", contests.len()),
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
    for (.., read) in aspects(corpus) {
        let now = read(corpus, contest, &contest.now);
        for outcome in [&contest.now, &contest.low, &contest.high] {
            let value = read(corpus, contest, outcome);
            let change = (value != now).then(|| value.compare(&now, corpus));
            entries.push(Entry { marks: Marks { change, ..Marks::default() }, ..Entry::plain(value, opens) });
        }
    }
    entries
}
