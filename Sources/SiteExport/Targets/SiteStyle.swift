/// The style sheet of the layouts: one page of CSS, the same for all targets.
///
/// It has no file of its own to load, follows the system's light or dark mode, and reads right to left
/// where the page does.
enum SiteStyle {
  static let css = """
    :root { color-scheme: light dark; --line: #8886; --muted: #595959; --link: #0b57a4; --paper: #fff; --ink: #1c1c1c }
    @media (prefers-color-scheme: dark) { :root { --muted: #b5b5b5; --link: #8ab8ff; --paper: #16181b; --ink: #e9e9e9 } }
    *, ::before, ::after { box-sizing: border-box }
    html { background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
    body { max-width: 44rem; margin: 0 auto; padding: 0 1rem; overflow-wrap: break-word }
    a { color: var(--link) }
    a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em }
    h1 { margin-top: 1rem; font-size: 1.9rem }
    h4, h5, h6 { font-size: 1.0625rem }
    img, video, iframe { max-width: 100%; height: auto; border: 0 }
    iframe { width: 100%; aspect-ratio: 16 / 9 }
    audio { width: 100% }
    figure { margin: 1.5em 0 }
    figcaption, .meta, .terms { color: var(--muted); font-size: .9rem }
    pre, code { font: .9em/1.5 ui-monospace, monospace; direction: ltr; unicode-bidi: isolate }
    pre code { font-size: 1em }
    pre { text-align: left; overflow-x: auto; padding: 1rem; border: 1px solid var(--line); border-radius: .3rem }
    blockquote { margin: 1.5em 0; padding-inline-start: 1rem; border-inline-start: .25rem solid var(--line) }
    table { display: block; overflow-x: auto; border-collapse: collapse; margin: 1.5em 0 }
    th, td { padding: .3rem .6rem; border: 1px solid var(--line); text-align: start }
    thead:not(:has(th:not(:empty))) { display: none }
    main ul:has(> li > img, > li > a > img, > li > p > img, > li > p > a > img) { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .6rem; padding: 0; list-style: none }
    main li > img, main li > a > img, main li > p > img { width: 100%; object-fit: cover }
    .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
    body > header { padding: 1.2rem 0; border-bottom: 1px solid var(--line) }
    body > header > p { margin: 0; font-size: 1.25rem; font-weight: 600 }
    body > header > p + p { font-size: .95rem; font-weight: 400; color: var(--muted) }
    body > header nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .6rem 0 0; padding: 0; list-style: none }
    body > header nav ul ul { display: block; margin: 0; padding-inline-start: .8rem; font-size: .95rem }
    body > footer { margin-top: 3rem; padding: 1.2rem 0; border-top: 1px solid var(--line); color: var(--muted); font-size: .9rem }
    .posts { padding: 0; list-style: none }
    .posts > li { margin: 0 0 1.8rem }
    .posts h2 { margin: 0; font-size: 1.25rem }
    .posts p { margin: .3rem 0 0 }
    .pages { display: flex; justify-content: space-between; gap: 1rem; margin: 2rem 0 }
    #comments ol:has(> li[id]) { margin: 0; padding: 0; list-style: none }
    #comments li[id] > ol:has(> li[id]) { margin-top: 1rem; padding-inline-start: min(1.5rem, 4vw) }
    #comments li[id] { margin: 0 0 1rem; padding-top: .8rem; border-top: 1px solid var(--line) }
    #comments p { margin: .3rem 0 }
    .author { font-weight: 600 }
    .reactions { margin: 1.5em 0; padding: 0; list-style: none; color: var(--muted); font-size: .9rem }
    @media print { body > header nav, .skip, .pages { display: none } }

    """
}
