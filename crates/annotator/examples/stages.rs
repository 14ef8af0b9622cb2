use std::time::Instant;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{Tables, annotate, check, rivals};
fn main() {
    let text = std::fs::read("/tmp/speed/article.md").unwrap();
    let gloss = std::fs::read("/tmp/speed/glossary.yaml").unwrap();
    let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    let notes = Notes::default();
    for _ in 0..3 {
        let t = Instant::now();
        let article = Article::parse("a.md", &text).unwrap();
        println!("article {:?}", t.elapsed());
        let t = Instant::now();
        let glossary = Glossary::parse("g.yaml", &gloss).unwrap();
        println!("glossary {:?}", t.elapsed());
        let t = Instant::now();
        let mut a = annotate(&article, &glossary, &notes, &tables);
        println!("annotate {:?}", t.elapsed());
        let t = Instant::now();
        let f = check(&a);
        println!("check {:?} {}", t.elapsed(), f.len());
        let t = Instant::now();
        let json = serde_json::to_string(&f).unwrap();
        println!("json {:?} {}", t.elapsed(), json.len());
        let t = Instant::now();
        let r = rivals(&a);
        println!("rivals {:?}", t.elapsed());
        a.reading.rivals = r;
        let t = Instant::now();
        let f = jiazhu_reading::save_quickly(&a.reading);
        println!("save {:?} {}", t.elapsed(), f.len());
        let t = Instant::now();
        jiazhu_reading::open_file(&f).unwrap();
        println!("open {:?}\n", t.elapsed());
    }
}
