//! What a part refers to: other parts by their kind and by number, and addresses outside the file.

use std::collections::HashMap;

use crate::ImportError;
use crate::archive::{Archive, folder, percent_decoded, resolve};
use crate::xml;

#[derive(Clone, Debug, Default)]
pub struct Relations(HashMap<String, Relation>);

#[derive(Clone, Debug)]
struct Relation {
    /// The last part of its type: `styles`.
    kind: String,
    target: RelationTarget,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationTarget {
    /// The name of a part.
    Part(String),
    Outside(String),
}

impl Relations {
    /// Those of a part; `""` is the file itself.
    pub fn read(archive: &mut Archive<'_>, of: &str) -> Result<Relations, ImportError> {
        let folder = folder(of);
        let name = of.rsplit('/').next().unwrap_or_default();
        let own = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let path = format!("{own}_rels/{name}.rels");
        let Some(bytes) = archive.read(&path)? else { return Ok(Relations::default()) };
        let root = xml::parse(&path, &bytes)?;
        let mut relations = HashMap::new();
        for element in root.elements() {
            let (Some(id), Some(kind), Some(target)) =
                (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
            else {
                continue;
            };
            let target = if element.attribute("TargetMode") == Some("External") {
                RelationTarget::Outside(target.to_string())
            } else {
                match resolve(folder, &percent_decoded(target)) {
                    Some(part) => RelationTarget::Part(part),
                    None => continue,
                }
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
            relations.insert(id.to_string(), Relation { kind, target });
        }
        Ok(Relations(relations))
    }

    /// Whatever the number names.
    pub fn target(&self, id: &str) -> Option<&RelationTarget> {
        self.0.get(id).map(|relation| &relation.target)
    }

    /// The part of a kind.
    pub fn of_kind(&self, kind: &str) -> Option<String> {
        self.all_of_kind(kind).into_iter().next()
    }

    /// All parts of a kind, by name.
    pub fn all_of_kind(&self, kind: &str) -> Vec<String> {
        let mut parts: Vec<String> = self
            .0
            .values()
            .filter(|relation| relation.kind == kind)
            .filter_map(|relation| match &relation.target {
                RelationTarget::Part(part) => Some(part.clone()),
                RelationTarget::Outside(_) => None,
            })
            .collect();
        parts.sort();
        parts
    }
}
