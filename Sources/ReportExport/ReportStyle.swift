/// How the page looks: on screens of any width, light and dark, and on paper.
enum ReportStyle {
  static let css = """

    :root{color-scheme:light dark;--ink:#1d2530;--dim:#5b6675;--paper:#fff;--card:#f4f6f9;--line:#d8dee6;--accent:#2f6db0;--bar:#2f6db0;--warn:#9a5b00;--bad:#b3261e;--k-post:#2f6db0;--k-page:#4f8f45;--k-comment:#2f6db0;--k-reblog:#c65d21;--k-pingback:#4f8f45;--k-trackback:#7f5fae;--k-other:#7b8492}
    @media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--dim:#a3aebd;--paper:#14181e;--card:#1e242c;--line:#364150;--accent:#7fb3ec;--bar:#5b97d8;--warn:#e5b25d;--bad:#ff8a80;--k-post:#5b97d8;--k-page:#77b56b;--k-comment:#5b97d8;--k-reblog:#e58a55;--k-pingback:#77b56b;--k-trackback:#a98bd6;--k-other:#97a1b0}}
    *{box-sizing:border-box}
    body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK JP",sans-serif;display:grid;grid-template-columns:13rem minmax(0,60rem);gap:0 2.5rem;padding:0 1.5rem}
    nav{grid-row:1/3;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:2rem 0;font-size:.95rem}
    nav ul,.tree ul,.tree{list-style:none;margin:0;padding:0}
    nav a{display:block;padding:.2rem 0;color:var(--accent);text-decoration:none;overflow-wrap:anywhere}
    nav a:hover{text-decoration:underline}
    main{padding:2rem 0;min-width:0;overflow-wrap:break-word}
    footer{color:var(--dim);font-size:.85rem;padding:1rem 0 2rem;border-top:1px solid var(--line)}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem;z-index:2}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    h1{font-size:2rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
    section+header{margin-top:4rem;border-top:3px solid var(--line);padding-top:1.5rem}
    h2{font-size:1.35rem;margin:2.5rem 0 .75rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
    h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
    p{margin:.5rem 0}.more,.hint{color:var(--dim);font-size:.9rem}
    .facts{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:.75rem 0}.facts div{min-width:0}
    dt{color:var(--dim);font-size:.8rem}dd{margin:0;overflow-wrap:anywhere}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.75rem;margin:1rem 0;padding:0;list-style:none}
    .cards li{background:var(--card);border-radius:.5rem;padding:.75rem}.cards b{display:block;font-size:1.5rem;line-height:1.2}
    .scroll{overflow-x:auto;margin:.75rem 0}
    table{border-collapse:collapse;font-size:.92rem}caption{text-align:left;white-space:nowrap;color:var(--dim);font-size:.85rem;padding-bottom:.25rem}
    th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word;max-width:32rem}
    th{font-weight:600;font-size:.85rem;white-space:nowrap}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .bar{width:6rem;height:.5rem;margin-left:.5rem}.bar rect{fill:var(--bar)}td:has(.bar){white-space:nowrap}.count{display:inline-block;min-width:2.75rem;text-align:right;font-variant-numeric:tabular-nums}
    figure{margin:1rem 0}figcaption{font-weight:600;font-size:.95rem;margin-bottom:.25rem}
    figure>svg{width:100%;height:auto;display:block}svg text{fill:var(--dim);font-size:11px}svg .label{fill:var(--ink)}
    .axis{stroke:var(--line);stroke-width:1}.edge{fill:none;stroke:var(--dim);stroke-opacity:.45}.cell{fill:var(--bar)}.empty{fill:var(--card)}
    .f-post,.f-comment{fill:var(--k-post)}.f-page,.f-pingback{fill:var(--k-page)}.f-reblog{fill:var(--k-reblog)}.f-trackback{fill:var(--k-trackback)}.f-other{fill:var(--k-other)}
    .legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.85rem;color:var(--dim);margin:.25rem 0;padding:0;list-style:none}.legend svg{width:.75rem;height:.75rem;margin-right:.35rem}
    details{margin:.5rem 0}summary{cursor:pointer;color:var(--accent);overflow-wrap:anywhere}
    .tree li{padding:.1rem 0;overflow-wrap:anywhere}.tree .n{color:var(--dim);margin-left:.5rem}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:0 2rem}.columns>*{min-width:0}
    .response{border-left:3px solid var(--line);padding:.1rem 0 .1rem .75rem;margin:.75rem 0}.response header{font-size:.9rem;color:var(--dim)}.response b{color:var(--ink)}.response blockquote{margin:.25rem 0;padding-left:.75rem;border-left:2px solid var(--line)}
    .d1{margin-left:1.25rem}.d2{margin-left:2.5rem}.d3{margin-left:3.75rem}.d4{margin-left:5rem}
    .warning{color:var(--warn);font-weight:600}.error{color:var(--bad);font-weight:600}
    code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
    @media (max-width:56rem){body{display:block;padding:0 1rem}nav{position:static;max-height:none;padding:1rem 0 0}nav ul{display:flex;flex-wrap:wrap;gap:0 1rem}main{padding:1rem 0}h1{font-size:1.6rem}figure{overflow-x:auto}figure>svg{min-width:44rem}.bar{width:3.5rem}.d1,.d2,.d3,.d4{margin-left:.75rem}}
    @media print{:root{color-scheme:light;--ink:#000;--dim:#444;--paper:#fff;--card:#f2f2f2;--line:#bbb;--accent:#000}body{display:block;padding:0;font-size:10.5pt}nav,.skip{display:none}h2,h3,figcaption{break-after:avoid}figure,tr,.response{break-inside:avoid}.scroll{overflow:visible}details::details-content{content-visibility:visible;display:block;block-size:auto}}

    """
}
