extension Language {
  static let japanese = Language(
    tag: "ja",
    responses: ResponseWords(
      single: "「{title}」への1件のフィードバック",
      several: [.other: "「{title}」への{count}件のフィードバック"],
      plural: .other,
      says: "{name} より:",
      reblogged: "{name} でこの記事をリブログしました。",
      rebloggedAndCommented: "{name} でこの記事をリブログし、コメントしました:",
      pingback: "ピンバック: {title}",
      trackback: "トラックバック: {title}",
      likes: "{name} さんが「いいね」しました。",
      reposts: "{name} さんがシェアしました。",
      bookmarks: "{name} さんがブックマークしました。",
      follows: "{name} さんがフォローしました。",
      rating: "5点中{rating}点",
      anonymous: "匿名"),
    dates: DateWords(
      date: "Y年n月j日", time: "g:i a", both: "{date} {time}",
      months: [
        "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
      ], dayHalves: ("AM", "PM")),
    layout: LayoutWords(
      skipToContent: "コンテンツへスキップ",
      mainMenu: "メインメニュー",
      menu: "メニュー",
      home: "ホーム",
      posts: "投稿",
      pages: "固定ページ",
      newerPosts: "新しい投稿",
      olderPosts: "過去の投稿",
      page: "{number}ページ",
      categories: "カテゴリー",
      tags: "タグ",
      byAuthor: "投稿者: {name}",
      published: "公開日",
      untitled: "無題",
      protectedTitle: "保護中: {title}",
      protectedPost: "この投稿はパスワードで保護されています。",
      pageNotFound: "ページが見つかりませんでした"))
}
