//! Which table is shown, and how that is written.

use super::Measure;
use crate::analysis::{Lens, LensError, convergence};
use crate::corpus::{Corpus, Dimension, Id, Record};
use crate::text::visible;

/// Which table is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Dimension by element and party.
    #[default]
    Levels,
    /// The parties' levels, gaps and closeness.
    Convergence,
    /// The same as a plot: a line from party to party.
    Dumbbells,
    /// Convergence against cooperation.
    Quadrants,
    /// What the ends of ranges would change.
    Contested,
    /// Passages by dimension and theme.
    Themes,
    /// Passages by dimension and actor.
    Actors,
    /// Passages by document and dimension.
    Documents,
    /// Two dimensions side by side.
    Dimensions(Id<Dimension>, Id<Dimension>),
    /// The matrix under the lens and under another one.
    Against(Lens),
}

/// A view that there isn't.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownView {
    /// No view is called so.
    #[error("no view is called `{0}`: {1}, pair:DIMENSION,DIMENSION and against:LENS are")]
    Name(String, String),
    /// A view of how parties converge, where there are no two of them.
    #[error("`{0}` takes two parties and an element with a value for each: this dataset has none")]
    Alone(String),
    /// A comparison of dimensions that aren't there.
    #[error("no dimension is called `{0}`; `euja list dimensions` names them")]
    Dimension(String),
    /// A comparison with a lens that can't be read.
    #[error(transparent)]
    Lens(#[from] LensError),
}

/// The views without anything to choose, with the words by which they are asked for and what they are called.
const PLAIN: [(View, &str, &str); 8] = [
    (View::Levels, "levels", "levels"),
    (View::Convergence, "convergence", "convergence"),
    (View::Dumbbells, "dumbbells", "convergence, as a plot"),
    (View::Quadrants, "quadrants", "convergence against cooperation"),
    (View::Contested, "contested", "contested cells"),
    (View::Themes, "dimension-theme", "dimensions by themes"),
    (View::Actors, "dimension-actor", "dimensions by actors"),
    (View::Documents, "document-dimension", "documents by dimensions"),
];

impl View {
    /// The views that a corpus has something for, apart from comparisons: convergence takes two parties.
    pub fn offered(corpus: &Corpus) -> impl Iterator<Item = View> {
        let converging = convergence::elements(corpus).next().is_some();
        let takes_two = |view: &View| matches!(view, View::Convergence | View::Dumbbells | View::Quadrants);
        PLAIN.iter().map(|(view, ..)| view.clone()).filter(move |view| converging || !takes_two(view))
    }

    /// Whether it is drawn as a plot.
    pub fn is_plot(&self) -> bool {
        matches!(self, View::Dumbbells | View::Quadrants)
    }

    /// What it is called.
    pub fn name(&self, corpus: &Corpus) -> String {
        match self {
            View::Dimensions(one, other) => {
                let [one, other] = [one, other].map(|id| corpus.dimensions[*id].label());
                format!("{one} and {other}")
            }
            View::Against(_) => "two lenses".into(),
            plain => plain.entry().map(|(_, _, name)| (*name).to_owned()).unwrap_or_default(),
        }
    }

    /// The word by which it is asked for.
    pub fn written(&self, corpus: &Corpus) -> String {
        match self {
            View::Dimensions(one, other) => {
                format!("pair:{},{}", corpus.dimensions[*one].slug(), corpus.dimensions[*other].slug())
            }
            View::Against(lens) => format!("against:{}", lens.written(corpus)),
            plain => plain.entry().map(|(_, word, _)| (*word).to_owned()).unwrap_or_default(),
        }
    }

    /// Reads the word by which a view is asked for.
    ///
    /// # Errors
    /// Where there is no such view, or it names what isn't there.
    pub fn parse(corpus: &Corpus, written: &str) -> Result<View, UnknownView> {
        if let Some(lens) = written.strip_prefix("against:") {
            return Ok(View::Against(Lens::parse(corpus, lens)?));
        }
        if let Some((one, other)) = written.strip_prefix("pair:").and_then(|pair| pair.split_once(',')) {
            let find = |slug: &str| {
                let unknown = || UnknownView::Dimension(visible(slug).into_owned());
                corpus.dimensions.find(slug).ok_or_else(unknown)
            };
            return Ok(View::Dimensions(find(one)?, find(other)?));
        }
        let known = || {
            let measures = Measure::ALL.iter().map(|measure| measure.word().to_owned());
            let views = View::offered(corpus).filter(|view| *view != View::Levels).map(|view| view.written(corpus));
            UnknownView::Name(visible(written).into_owned(), measures.chain(views).collect::<Vec<_>>().join(", "))
        };
        if View::offered(corpus).all(|view| view.written(corpus) != written)
            && PLAIN.iter().any(|(_, word, _)| *word == written)
        {
            return Err(UnknownView::Alone(visible(written).into_owned()));
        }
        View::offered(corpus).find(|view| view.written(corpus) == written).ok_or_else(known)
    }

    /// Reads the same, or the word for what the cells of the levels show; nothing is the levels.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn asked(corpus: &Corpus, written: &str) -> Result<(View, Measure), UnknownView> {
        let measure = Measure::ALL.iter().copied().find(|measure| measure.word() == written);
        match measure.or(written.is_empty().then(Measure::default)) {
            Some(measure) => Ok((View::Levels, measure)),
            None => Ok((View::parse(corpus, written)?, Measure::default())),
        }
    }

    fn entry(&self) -> Option<&'static (View, &'static str, &'static str)> {
        PLAIN.iter().find(|(view, ..)| view == self)
    }
}
