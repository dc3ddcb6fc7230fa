//! Gap and closeness of the parties, and the plot of convergence against cooperation as a table.

use super::levels::{self, Measure};
use super::{Entry, Marks, Sheet, Title, Value, column, dimension};
use crate::analysis::{Survey, convergence, quadrant};
use crate::corpus::{Column, Corpus, Thing};

/// For each element that has a value for each party: the parties' levels, their gap, their closeness.
pub(super) fn sheet(corpus: &Corpus, survey: &Survey) -> Sheet {
    let levels = survey.levels();
    let mut columns = Vec::new();
    for element in convergence::elements(corpus) {
        columns.extend(corpus.parties.ids().map(|party| column(corpus, Column { element, party: Some(party) })));
        let row = &corpus.elements[element];
        columns.extend([("Gap", "gap"), ("Close", "closeness")].map(|(short, long)| Title {
            label: format!("{} · {long}", row.label),
            short: short.into(),
            over: row.short.to_string(),
            group: row.label.to_string(),
            thing: Some(element.into()),
        }));
    }
    let entries = corpus.dimensions.ids().map(|row| {
        let mut entries = Vec::with_capacity(columns.len());
        for element in convergence::elements(corpus) {
            let cells =
                corpus.parties.ids().filter_map(|party| corpus.cell(row, Column { element, party: Some(party) }));
            entries.extend(cells.filter_map(|id| Some(levels::entry(corpus, id, survey.cell(id)?, Measure::Level))));
            let on = convergence::on(corpus, &levels, row, element);
            let partial = on.as_ref().is_some_and(|on| on.gap.is_some() && on.levels.contains(&None));
            let gap = on.as_ref().and_then(|on| on.gap).map_or(Value::Unknown, Value::Gap);
            let closeness = on.and_then(|on| on.closeness).map_or(Value::Unknown, Value::Share);
            let marks = Marks { partial, ..Marks::default() };
            entries.extend([gap, closeness].map(|value| Entry { marks, ..Entry::plain(value, Thing::from(row)) }));
        }
        entries
    });
    Sheet {
        of: "dimension",
        across: "element",
        legend: "gap in levels; closeness from 0 to 1".into(),
        entries: entries.collect(),
        rows: corpus.dimensions.ids().map(|id| dimension(corpus, id)).collect(),
        columns,
    }
}

/// Convergence, cooperation, and the list in which a dimension stands: list by list.
pub(super) fn quadrants(corpus: &Corpus, survey: &Survey) -> Sheet {
    let points = quadrant::points(corpus, &survey.levels());
    let share = |share: Option<f64>| share.map_or(Value::Unknown, Value::Share);
    let heads = [("Convergence", "Converg."), ("Cooperation", "Cooper."), ("Quadrant", "Quadrant")];
    Sheet {
        of: "dimension",
        across: "measure",
        legend: format!(
            "converging above {}; cooperating from {} on; letters in brackets share a spot",
            quadrant::CONVERGING,
            quadrant::COOPERATING
        ),
        rows: points
            .iter()
            .map(|point| Title { group: point.quadrant.word().into(), ..dimension(corpus, point.dimension) })
            .collect(),
        columns: heads
            .map(|(label, short)| Title { label: label.into(), short: short.into(), ..Title::default() })
            .into(),
        entries: points
            .iter()
            .map(|point| {
                let values = [share(point.convergence), share(point.cooperation), Value::Quadrant(point.quadrant)];
                values.map(|value| Entry::plain(value, Thing::from(point.dimension))).into()
            })
            .collect(),
    }
}
