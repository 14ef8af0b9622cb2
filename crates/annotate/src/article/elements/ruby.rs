//! OpenRuby: what stands over characters is how they are said, not what is written.

use crate::article::builder::TreeBuilder;
use jiazhu_reading::StyleKind;

pub struct OpenRuby {
    /// How many styles were open when it began.
    styles: usize,
    /// What is said over the characters since the last one; several `rt` one after the other stand over all of them.
    said: String,
}

impl OpenRuby {
    pub fn begin(builder: &mut TreeBuilder<'_>) -> OpenRuby {
        let styles = builder.styles();
        builder.begin_style(StyleKind::Ruby(String::new()));
        OpenRuby { styles, said: String::new() }
    }

    /// Text in an `rt`.
    pub fn say(&mut self, text: &str) {
        if !self.said.is_empty() && !self.said.ends_with(' ') {
            self.said.push(' ');
        }
        self.said.push_str(text.trim());
    }

    /// A character comes that is no annotation: what has been said was said of those before it.
    pub fn base(&mut self, builder: &mut TreeBuilder<'_>) {
        // An element that is open inside has begun before: the ruby ends with it.
        if !self.said.is_empty() && builder.styles() == self.styles + 1 {
            self.stop(builder);
            builder.begin_style(StyleKind::Ruby(String::new()));
        }
    }

    pub fn end(mut self, builder: &mut TreeBuilder<'_>) {
        self.stop(builder);
    }

    fn stop(&mut self, builder: &mut TreeBuilder<'_>) {
        let said = std::mem::take(&mut self.said);
        let said = said.trim();
        let style = (!said.is_empty()).then(|| StyleKind::Ruby(said.to_string()));
        builder.end_style_as(style);
    }
}
