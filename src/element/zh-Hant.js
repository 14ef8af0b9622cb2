// Made of crates/reading/src/strings/zh_hant.rs by its test: UPDATE_EXPECT=1 makes it anew.
export const words = `zh-Hant
317687264
文字版本
原文
校正
簡體
繁體
讀音
不顯示讀音
漢語拼音
注音符號
詞目
詞目首見
全文
設定
尋找
更多
詞目上方已標讀音。讀音不會被複製，也不參與尋找。
每節首次出現的詞目上方已標讀音。
全文各詞上方已標讀音；「?」表示讀音未經查證。
按 ← → 在詞目間移動，同時按住 Ctrl 或 Option 則逐詞移動。按 Enter 開啟，按 Esc 關閉。
政治提法
機構或職務
制度或做法
改革或計畫
比喻
成語或典故
人物
地名
行政用語
作品
事件
詞語
詞目索引
本文詞目
詞彙表
校註
「{passage}」的註釋
回到「{passage}」第 {n} 處
註腳
註腳 {n}
表格
已完成
待辦
關閉
返回「{term}」
連結
首見
此處
其中包含
逐詞
參見
見於文中
第 {n} 處
事實
存疑
資料來源
出版者詞彙表
可信度：高
可信度：中
可信度：低
官方
官方媒體
報刊或學界
自譯
文字毀損
簡繁轉換之誤
版式遺失
措辭特殊
地區用字
備註
原文作
建議作
出版者註
依出版者詞彙表
依出版者註
依文章作者
詞組中的讀音
依辭典
該字的常見讀音
大陸讀音，未依臺灣讀音核對
未查證：該字為多音字
臺灣讀 {pinyin}
又讀 {pinyin}
量詞 {word}
另有 {n} 條
組成
其他斷詞方式
此處的讀法
可能性相當
可能性較小
可能性小得多
機器斷詞
詞的一部分
釋義來自 {source}，{licence}
這份讀本未附辭典。
辭典載入中……
辭典未收錄。`;
export const own = {
  'The reading is on its way …': '讀本載入中……',
  'The annotated reading cannot be shown.': '無法顯示加註的讀本。',
  'The annotated reading cannot be shown; this is the plain article.': '無法顯示加註的讀本，以下是未加註的原文。',
};
