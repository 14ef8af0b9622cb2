//! Pictures and text boxes.

use super::Reader;
use super::inline::{Inline, chosen};
use super::relations::RelationTarget;
use super::told::Matter;
use crate::html::escape;
use crate::xml::XmlElement;

/// English Metric Units of a CSS pixel.
const PIXEL: f64 = 9525.0;

/// What browsers show.
const SHOWN: [&str; 9] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif", "ico"];

impl Reader {
    /// What is drawn: pictures go into the line, text boxes after the paragraph.
    pub fn drawing(&mut self, drawing: &XmlElement, link: Option<&str>, out: &mut Inline) {
        if let Some(content) = drawing.find("w:txbxContent") {
            let fields = std::mem::take(&mut self.fields);
            let blocks = self.blocks(content);
            self.fields = fields;
            if !blocks.is_empty() {
                self.told.once(Matter::TextBoxes);
                self.boxes.extend(blocks);
            }
        }
        let mut found = Vec::new();
        pictures(drawing, &mut found);
        let properties = drawing.find("wp:docPr");
        let alt = properties.and_then(|p| p.attribute("descr").or(p.attribute("title"))).unwrap_or_default();
        let extent = drawing.find("wp:extent");
        let size = |name: &str| {
            let units: f64 = extent?.attribute(name)?.parse().ok()?;
            let pixels = (units / PIXEL).round();
            (1.0..=20_000.0).contains(&pixels).then_some(pixels as u32)
        };
        for (id, own_alt) in found {
            let alt = if alt.is_empty() { own_alt.as_deref().unwrap_or_default() } else { alt };
            let Some(address) = self.picture(&id) else { continue };
            let mut html = format!("<img src=\"{}\" alt=\"{}\"", escape(&address), escape(alt));
            if let (Some(width), Some(height)) = (size("cx"), size("cy")) {
                html += &format!(" width=\"{width}\" height=\"{height}\"");
            }
            html.push('>');
            out.picture(link, &html);
        }
    }

    /// The address under which a picture is shown, by the number of its relation.
    fn picture(&mut self, id: &str) -> Option<String> {
        match self.relations.target(id).cloned() {
            Some(RelationTarget::Part(part)) if !self.shown.contains(&part.to_lowercase()) => {
                self.told.once(Matter::PictureMissing);
                None
            }
            Some(RelationTarget::Part(part)) => {
                let extension = part.rsplit('.').next().unwrap_or_default().to_lowercase();
                self.told.add(Matter::PictureFormat, usize::from(!SHOWN.contains(&extension.as_str())));
                Some(self.addresses.of(&part))
            }
            Some(RelationTarget::Outside(address)) => {
                self.told.once(Matter::LinkedPicture);
                (address.starts_with("http://") || address.starts_with("https://")).then_some(address)
            }
            None => {
                self.told.once(Matter::PictureMissing);
                None
            }
        }
    }
}

/// Numbers of the relations of all pictures in an element, with the title of an old one. Those in text boxes are blocks of their own.
fn pictures(element: &XmlElement, found: &mut Vec<(String, Option<String>)>) {
    match element.name.as_str() {
        "a:blip" => {
            found.extend(
                element.attribute("r:embed").or(element.attribute("r:link")).map(|id| (id.to_string(), None)),
            );
        }
        "v:imagedata" => {
            let title = element.attribute("o:title").map(str::to_string);
            found.extend(element.attribute("r:id").map(|id| (id.to_string(), title)));
        }
        "w:txbxContent" => {}
        "mc:AlternateContent" => {
            if let Some(chosen) = chosen(element) {
                pictures(chosen, found);
            }
        }
        _ => element.elements().for_each(|child| pictures(child, found)),
    }
}

/// Whether an address may stand in a link: http, https, mailto, a fragment or a relative one.
pub fn is_safe(address: &str) -> bool {
    let address: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    match address.find([':', '/', '?', '#']) {
        Some(at) if address[at..].starts_with(':') => {
            let scheme = address[..at].to_ascii_lowercase();
            matches!(scheme.as_str(), "http" | "https" | "mailto")
        }
        // A path of another computer.
        _ => !address.is_empty() && !address.starts_with("//") && !address.starts_with('\\'),
    }
}

impl Inline {
    fn picture(&mut self, link: Option<&str>, html: &str) {
        self.has_picture = true;
        self.push(super::character_format::CharacterFormat::default(), link, html);
    }
}
