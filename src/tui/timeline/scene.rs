//! What is remembered of the timeline with every view of the history.

use super::{Timeline, Window};
use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::corpus::Corpus;

/// How the timeline is looked at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scene {
    window: Window,
    by: Grouping,
    filter: EventFilter,
    listed: Option<bool>,
}

impl Scene {
    /// The same with another filter.
    pub(crate) fn with_filter(self, change: impl Fn(&EventFilter) -> EventFilter) -> Scene {
        Scene { filter: change(&self.filter), ..self }
    }
}

impl Timeline {
    /// How it is looked at now.
    pub(crate) fn scene(&self) -> Scene {
        Scene { window: self.window, by: self.by, filter: self.filter.clone(), listed: self.listed }
    }

    /// Looks at it again as before.
    pub(crate) fn set_scene(&mut self, corpus: &Corpus, scene: Scene) {
        let Scene { window, by, filter, listed } = scene;
        self.set_filter(corpus, filter);
        self.listed = listed;
        self.window = window;
        if by == self.by {
            self.lay(corpus);
        } else {
            self.group(corpus, by);
        }
    }
}
