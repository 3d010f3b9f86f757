//! Output in memory.

/// One file of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its path below the folder of the target, with `/` between segments.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

/// The files of one target, with what is in them.
#[derive(Debug, Clone, Default)]
pub struct FileSet {
    /// The files, ordered by path.
    pub files: Vec<Artifact>,
    /// How many resources they deploy, role assignments aside.
    pub resources: usize,
    /// How many role assignments they make.
    pub role_assignments: usize,
}

impl FileSet {
    /// A set for `resources` and `role_assignments`, without files yet.
    #[must_use]
    pub fn new(resources: usize, role_assignments: usize) -> Self {
        Self {
            files: Vec::new(),
            resources,
            role_assignments,
        }
    }

    /// Adds a file and keeps the order.
    pub fn add(&mut self, path: impl Into<String>, text: String) {
        let path = path.into();
        let at = self.files.partition_point(|known| known.path < path);
        self.files.insert(at, Artifact { path, text });
    }
}
