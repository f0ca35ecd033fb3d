//! Tallies: how many orders and licenses there are, kept by triggers so that no page counts a million rows.

use rusqlite::Connection;

use crate::VaultError;

/// The key of the file of `licenses l` that counts now.
const SIGNER: &str = "(SELECT f.key_id FROM license_files f
    WHERE f.license_row = l.row AND f.undone_at IS NULL ORDER BY f.issue DESC LIMIT 1)";

/// What the tallies must say.
const COUNTED: &str = "
    SELECT 'orders' AS list, place, count(*) AS count FROM orders GROUP BY place
    UNION ALL SELECT 'licenses', status, count(*) FROM licenses GROUP BY status
    UNION ALL SELECT 'licenses of product', hex(product_id), count(*) FROM licenses GROUP BY product_id";

/// The tallies that are wrong, each as a sentence.
pub(crate) fn check_tallies(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut statement = connection.prepare(&format!(
        "SELECT list, place, coalesce(t.count, 0), coalesce(c.count, 0)
         FROM tallies t FULL JOIN ({COUNTED}) c USING (list, place)
         WHERE coalesce(t.count, 0) <> coalesce(c.count, 0)"
    ))?;
    let problems = statement
        .query_map([], |row| {
            let (list, place): (String, String) = (row.get(0)?, row.get(1)?);
            let (said, is): (i64, i64) = (row.get(2)?, row.get(3)?);
            Ok(format!(
                "counts: {list} ({place}): {said} are remembered, there are {is}"
            ))
        })?
        .collect::<Result<_, _>>()?;
    Ok(problems)
}

/// Licenses that remember another key than their file is signed with, as a sentence.
pub(crate) fn check_signers(connection: &Connection) -> Result<Option<String>, VaultError> {
    let wrong: i64 = connection.query_row(
        &format!("SELECT count(*) FROM licenses l WHERE l.file_key IS NOT {SIGNER}"),
        [],
        |row| row.get(0),
    )?;
    Ok((wrong > 0)
        .then(|| format!("keys: {wrong} licenses remember another key than their file is signed with")))
}

/// Counts everything again, and looks up again which key signed what.
pub(crate) fn recount(connection: &Connection) -> Result<(), VaultError> {
    Ok(connection.execute_batch(&format!(
        "UPDATE tallies SET count = 0;
         INSERT INTO tallies (list, place, count) SELECT list, place, count FROM ({COUNTED}) WHERE true
             ON CONFLICT DO UPDATE SET count = excluded.count;
         UPDATE licenses AS l SET file_key = {SIGNER} WHERE l.file_key IS NOT {SIGNER};"
    ))?)
}
