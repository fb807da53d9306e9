extension Language {
  static let english = Language(
    tag: "en",
    responses: ResponseWords(
      single: "One response to “{title}”",
      several: [.other: "{count} responses to “{title}”"],
      plural: .oneOther,
      says: "{name} says:",
      reblogged: "Reblogged this on {name}.",
      rebloggedAndCommented: "Reblogged this on {name} and commented:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "{name} likes this.",
      reposts: "{name} reposted this.",
      bookmarks: "{name} bookmarked this.",
      follows: "{name} follows this.",
      rating: "{rating} out of 5",
      anonymous: "Anonymous"),
    dates: DateWords(
      date: "F j, Y", time: "g:i a", both: "{date} at {time}",
      months: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]),
    layout: LayoutWords(
      skipToContent: "Skip to content",
      mainMenu: "Main menu",
      menu: "Menu",
      home: "Home",
      posts: "Posts",
      pages: "Pages",
      newerPosts: "Newer posts",
      olderPosts: "Older posts",
      page: "Page {number}",
      categories: "Categories",
      tags: "Tags",
      byAuthor: "By {name}",
      published: "Published",
      untitled: "Untitled",
      protectedTitle: "Protected: {title}",
      protectedPost: "This post is protected by a password.",
      pageNotFound: "Page not found"))
}
