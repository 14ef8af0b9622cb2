// Made of crates/reading/src/strings/zh_hans.rs by its test: UPDATE_EXPECT=1 makes it anew.
export const words = `zh-Hans
317687264
文字版本
原文
校正
简体
繁体
读音
不显示读音
拼音
注音符号
词目
词目首见
全文
设置
查找
更多
词目上方已注读音。读音不会被复制，也不参与查找。
每节首次出现的词目上方已注读音。
全文各词上方已注读音；“?”表示读音未经核实。
按 ← → 在词目间移动，同时按住 Ctrl 或 Option 则逐词移动。按 Enter 打开，按 Esc 关闭。
政治提法
机构或职务
制度或做法
改革或项目
比喻
成语或典故
人物
地名
行政用语
作品
事件
词语
词目索引
本文词目
词汇表
校注
“{passage}”的注释
回到“{passage}”第 {n} 处
脚注
脚注 {n}
表格
已完成
待办
关闭
返回“{term}”
链接
首见
此处
其中包含
逐词
参见
见于文中
第 {n} 处
事实
存疑
资料来源
出版者词汇表
可信度：高
可信度：中
可信度：低
官方
官方媒体
报刊或学界
自译
文字损坏
简繁转换之误
版式丢失
措辞特殊
地区用字
备注
原文作
建议作
出版者注
据出版者词汇表
据出版者注
据文章作者
词组中的读音
据词典
该字的常见读音
大陆读音，未按台湾读音核对
未核实：该字为多音字
台湾读 {pinyin}
又读 {pinyin}
量词 {word}
另有 {n} 条
组成
其他分词方式
此处的读法
可能性相当
可能性较小
可能性小得多
机器分词
词的一部分
释义来自 {source}，{licence}
这份读本没有附带词典。
词典正在加载……
词典未收录。`;
export const own = {
  'The reading is on its way …': '读本加载中……',
  'The annotated reading cannot be shown.': '无法显示加注的读本。',
  'The annotated reading cannot be shown; this is the plain article.': '无法显示加注的读本，以下是未加注的原文。',
};
