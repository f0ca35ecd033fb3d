//! The document as poppler, qpdf and a QR reader see it.

use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A document in a file, for programs to look at.
pub struct Printed {
    folder: TempDir,
}

impl Printed {
    /// Writes the document to a temporary file.
    pub fn new(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("certificate.pdf"), pdf).unwrap();
        Self { folder }
    }

    /// The text a reader selects and copies, blanks and line ends made single blanks.
    pub fn text(&self) -> String {
        let output = self.run(
            Command::new("pdftotext")
                .args(["-enc", "UTF-8"])
                .arg(self.file())
                .arg("-"),
        );
        let text = String::from_utf8(output.stdout).expect("pdftotext speaks UTF-8");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Holds the file's structure against the standard.
    pub fn check(&self) {
        self.run(Command::new("qpdf").arg("--check").arg(self.file()));
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        let output = self.run(Command::new("qpdf").arg("--show-npages").arg(self.file()));
        String::from_utf8_lossy(&output.stdout)
            .trim()
            .parse()
            .expect("qpdf prints a number")
    }

    /// The metadata as `pdfinfo` lists it.
    pub fn metadata(&self) -> String {
        let output = self.run(Command::new("pdfinfo").arg(self.file()));
        String::from_utf8(output.stdout).expect("pdfinfo speaks UTF-8")
    }

    /// What a QR reader decodes on the page as printed at 150 dots per inch.
    pub fn qr(&self) -> Vec<String> {
        let picture = self.folder.path().join("page");
        self.run(
            Command::new("pdftoppm")
                .args(["-gray", "-r", "150", "-singlefile"])
                .arg(self.file())
                .arg(&picture),
        );
        let page = image::open(picture.with_extension("pgm")).unwrap().into_luma8();
        let (width, height) = (page.width() as usize, page.height() as usize);
        let shade = |x: usize, y: usize| page.as_raw()[y * width + x];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
        prepared
            .detect_grids()
            .iter()
            .map(|grid| grid.decode().expect("the code decodes").1)
            .collect()
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("certificate.pdf")
    }

    fn run(&self, command: &mut Command) -> Output {
        let program = command.get_program().to_string_lossy().into_owned();
        let output = command
            .current_dir(&self.folder)
            .output()
            .unwrap_or_else(|error| {
                panic!("{program} does not run ({error}): run ./dev test, which installs it")
            });
        assert!(output.status.success(), "{program} is not content: {output:#?}");
        output
    }
}
