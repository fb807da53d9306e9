extension Language {
  static let brazilianPortuguese = Language(
    tag: "pt-BR",
    responses: ResponseWords(
      single: "1 resposta para “{title}”",
      several: [
        .one: "{count} resposta para “{title}”", .other: "{count} respostas para “{title}”",
      ],
      plural: .zeroOneOther,
      says: "{name} disse:",
      reblogged: "Republicou isso em {name}.",
      rebloggedAndCommented: "Republicou isso em {name} e comentou:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "{name} curtiu isso.",
      reposts: "{name} compartilhou isso.",
      bookmarks: "{name} salvou isso nos favoritos.",
      follows: "{name} segue este blog.",
      rating: "{rating} de 5",
      anonymous: "Anônimo"),
    dates: DateWords(
      date: #"j \d\e F \d\e Y"#, time: "H:i", both: "{date} às {time}",
      months: [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro", "novembro", "dezembro",
      ]),
    layout: LayoutWords(
      skipToContent: "Pular para o conteúdo",
      mainMenu: "Menu principal",
      menu: "Menu",
      home: "Início",
      posts: "Posts",
      pages: "Páginas",
      newerPosts: "Posts mais recentes",
      olderPosts: "Posts mais antigos",
      page: "Página {number}",
      categories: "Categorias",
      tags: "Tags",
      byAuthor: "Por {name}",
      published: "Publicado",
      untitled: "Sem título",
      protectedTitle: "Protegido: {title}",
      protectedPost: "Este post é protegido por senha.",
      pageNotFound: "Página não encontrada"))
}
