extension Language {
  static let simplifiedChinese = Language(
    tag: "zh-CN",
    responses: ResponseWords(
      single: "《{title}》有 1 条回应",
      several: [.other: "《{title}》有 {count} 条回应"],
      plural: .other,
      says: "{name} 说道：",
      reblogged: "在 {name} 上转载了此文。",
      rebloggedAndCommented: "在 {name} 上转载了此文并评论道：",
      pingback: "Pingback：{title}",
      trackback: "引用通告：{title}",
      likes: "{name} 赞了这篇文章。",
      reposts: "{name} 转发了这篇文章。",
      bookmarks: "{name} 收藏了这篇文章。",
      follows: "{name} 关注了本站。",
      rating: "{rating} 分（满分 5 分）",
      anonymous: "匿名"),
    dates: DateWords(
      date: "Y年n月j日", time: "ag:i", both: "{date} {time}",
      months: [
        "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月",
      ], dayHalves: ("上午", "下午")),
    layout: LayoutWords(
      skipToContent: "跳至内容",
      mainMenu: "主菜单",
      menu: "菜单",
      home: "首页",
      posts: "文章",
      pages: "页面",
      newerPosts: "较新文章",
      olderPosts: "较早文章",
      page: "第 {number} 页",
      categories: "分类",
      tags: "标签",
      byAuthor: "作者：{name}",
      published: "发布日期",
      untitled: "无标题",
      protectedTitle: "密码保护：{title}",
      protectedPost: "这篇文章受密码保护。",
      pageNotFound: "未找到页面"))
}
