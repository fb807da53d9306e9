extension Language {
  static let korean = Language(
    tag: "ko",
    responses: ResponseWords(
      single: "“{title}”에 대한 1개의 응답",
      several: [.other: "“{title}”에 대한 {count}개의 응답"],
      plural: .other,
      says: "{name} 님의 말:",
      reblogged: "{name} 블로그에 리블로그했습니다.",
      rebloggedAndCommented: "{name} 블로그에 리블로그하고 댓글을 남겼습니다:",
      pingback: "핑백: {title}",
      trackback: "트랙백: {title}",
      likes: "{name} 님이 좋아합니다.",
      reposts: "{name} 님이 공유했습니다.",
      bookmarks: "{name} 님이 북마크했습니다.",
      follows: "{name} 님이 팔로우합니다.",
      rating: "5점 만점에 {rating}점",
      anonymous: "익명"),
    dates: DateWords(
      date: "Y년 n월 j일", time: "a g:i", both: "{date} {time}",
      months: [
        "1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월",
      ], dayHalves: ("오전", "오후")),
    layout: LayoutWords(
      skipToContent: "콘텐츠로 바로가기",
      mainMenu: "주 메뉴",
      menu: "메뉴",
      home: "홈",
      posts: "글",
      pages: "페이지",
      newerPosts: "최신 글",
      olderPosts: "이전 글",
      page: "{number} 페이지",
      categories: "카테고리",
      tags: "태그",
      byAuthor: "글쓴이: {name}",
      published: "발행일",
      untitled: "제목 없음",
      protectedTitle: "보호된 글: {title}",
      protectedPost: "이 글은 비밀번호로 보호되어 있습니다.",
      pageNotFound: "페이지를 찾을 수 없습니다"))
}
