extension Language {
  static let french = Language(
    tag: "fr",
    responses: ResponseWords(
      single: "1 réponse à «\u{A0}{title}\u{A0}»",
      several: [
        .one: "{count} réponse à «\u{A0}{title}\u{A0}»",
        .other: "{count} réponses à «\u{A0}{title}\u{A0}»",
      ],
      plural: .zeroOneOther,
      says: "{name} dit\u{A0}:",
      reblogged: "A reblogué ceci sur {name}.",
      rebloggedAndCommented: "A reblogué ceci sur {name} et a ajouté\u{A0}:",
      pingback: "Ping\u{A0}: {title}",
      trackback: "Rétrolien\u{A0}: {title}",
      likes: "{name} aime ceci.",
      reposts: "{name} a partagé ceci.",
      bookmarks: "{name} a ajouté ceci à ses favoris.",
      follows: "{name} suit ce blog.",
      rating: "{rating} sur 5",
      anonymous: "Anonyme"),
    dates: DateWords(
      date: "j F Y", time: #"G \h i \m\i\n"#, both: "{date} à {time}",
      months: [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]),
    layout: LayoutWords(
      skipToContent: "Aller au contenu",
      mainMenu: "Menu principal",
      menu: "Menu",
      home: "Accueil",
      posts: "Articles",
      pages: "Pages",
      newerPosts: "Articles plus récents",
      olderPosts: "Articles plus anciens",
      page: "Page {number}",
      categories: "Catégories",
      tags: "Étiquettes",
      byAuthor: "Par {name}",
      published: "Publié",
      untitled: "Sans titre",
      protectedTitle: "Protégé\u{A0}: {title}",
      protectedPost: "Cet article est protégé par un mot de passe.",
      pageNotFound: "Page non trouvée"))
}
