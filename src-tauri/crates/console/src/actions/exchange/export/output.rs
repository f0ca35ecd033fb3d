//! A file that is written beside its name and takes it when it is finished.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Error, Write as _};
use std::path::{Path, PathBuf};

use ::csv::{Terminator, Writer, WriterBuilder};
use serde::Serialize;
use tempfile::{NamedTempFile, TempPath};

use super::{ExportFormat, ExportView};
use crate::{Fault, FaultCode};

/// A list on its way to a file. Dropped before [`Output::finish`], it leaves nothing.
pub(super) struct Output {
    target: PathBuf,
    unfinished: TempPath,
    form: Form,
    rows: u64,
}

enum Form {
    Csv(Box<Writer<BufWriter<File>>>),
    Json(BufWriter<File>),
}

impl Output {
    pub(super) fn begin(target: &Path, format: ExportFormat, columns: &[&str]) -> Result<Self, Fault> {
        let refused = |error: Error| not_written(target, &error);
        if target.is_dir() {
            return Err(refused(Error::other("it is a folder")));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let (file, unfinished) = beside(folder.unwrap_or(Path::new(".")))
            .map_err(refused)?
            .into_parts();
        let mut file = BufWriter::new(file);
        let form = match format {
            ExportFormat::Csv => {
                // Excel takes a file without the mark for windows-1252.
                file.write_all("\u{feff}".as_bytes()).map_err(refused)?;
                let mut writer = WriterBuilder::new()
                    .terminator(Terminator::CRLF)
                    .from_writer(file);
                writer
                    .write_record(columns)
                    .map_err(|error| refused(error.into()))?;
                Form::Csv(Box::new(writer))
            }
            ExportFormat::Json => {
                file.write_all(b"[").map_err(refused)?;
                Form::Json(file)
            }
        };
        Ok(Self {
            target: target.to_owned(),
            unfinished,
            form,
            rows: 0,
        })
    }

    /// Writes one row in the form that was asked for: `cells` may give several lines for a record.
    pub(super) fn row<'c, R: Serialize>(
        &mut self,
        json: impl FnOnce() -> Result<R, Fault>,
        cells: impl FnOnce() -> Result<Vec<Vec<Cow<'c, str>>>, Fault>,
    ) -> Result<(), Fault> {
        match &mut self.form {
            Form::Csv(writer) => {
                for line in cells()? {
                    let written = writer.write_record(line.iter().map(|cell| cell.as_bytes()));
                    written.map_err(|error| not_written(&self.target, &error.into()))?;
                    self.rows += 1;
                }
            }
            Form::Json(file) => {
                let row = json()?;
                let start: &[u8] = if self.rows == 0 { b"\n" } else { b",\n" };
                let written = file
                    .write_all(start)
                    .and_then(|()| Ok(serde_json::to_writer(&mut *file, &row)?));
                written.map_err(|error| not_written(&self.target, &error))?;
                self.rows += 1;
            }
        }
        Ok(())
    }

    /// Gives the file its name; what had it before is replaced.
    pub(super) fn finish(self) -> Result<ExportView, Fault> {
        let target = &self.target;
        let refused = |error: Error| not_written(target, &error);
        let mut file = match self.form {
            Form::Csv(writer) => writer
                .into_inner()
                .map_err(|error| refused(Error::from(error.error().kind())))?,
            Form::Json(mut file) => {
                file.write_all(b"\n]\n").map_err(refused)?;
                file
            }
        };
        file.flush()
            .and_then(|()| file.get_ref().sync_all())
            .map_err(refused)?;
        self.unfinished
            .persist(target)
            .map_err(|error| refused(error.error))?;
        Ok(ExportView {
            path: target.to_string_lossy().into_owned(),
            rows: self.rows,
        })
    }
}

/// An empty file in a folder, with the rights any new file has there.
fn beside(folder: &Path) -> Result<NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".signet-export-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder
            .permissions(std::fs::Permissions::from_mode(0o666))
            .tempfile_in(folder)
    }
    #[cfg(not(unix))]
    builder.tempfile_in(folder)
}

fn not_written(path: &Path, error: &Error) -> Fault {
    let fault = Fault::field("path", format!("{} cannot be written: {error}.", path.display()));
    Fault {
        code: FaultCode::FileNotWritten,
        ..fault
    }
}
