"""Trees as gumbo makes them: Debian's libgumbo1, which follows the HTML Standard of 2015."""
import ctypes
import ctypes.util
from ctypes import POINTER, Structure, Union, byref, c_char_p, c_int, c_size_t, c_uint, c_void_p

DOCUMENT, ELEMENT, TEXT, CDATA, COMMENT, WHITESPACE, TEMPLATE = range(7)
PREFIXES = ["", "svg ", "math "]
ATTRIBUTE_PREFIXES = ["", "xlink:", "xml:", "xmlns:"]


class Vector(Structure):
    _fields_ = [("data", POINTER(c_void_p)), ("length", c_uint), ("capacity", c_uint)]


class Piece(Structure):
    _fields_ = [("data", c_void_p), ("length", c_size_t)]


class Position(Structure):
    _fields_ = [("line", c_uint), ("column", c_uint), ("offset", c_uint)]


class Attribute(Structure):
    _fields_ = [
        ("namespace", c_int), ("name", c_char_p), ("original_name", Piece), ("value", c_char_p)]


class Text(Structure):
    _fields_ = [("text", c_char_p), ("original", Piece), ("start", Position)]


class Element(Structure):
    _fields_ = [
        ("children", Vector), ("tag", c_int), ("namespace", c_int), ("original_tag", Piece),
        ("original_end_tag", Piece), ("start", Position), ("end", Position), ("attributes", Vector)]


class Content(Union):
    _fields_ = [("element", Element), ("text", Text)]


class Node(Structure):
    _fields_ = [
        ("type", c_int), ("parent", c_void_p), ("index", c_size_t), ("flags", c_int), ("v", Content)]


class Output(Structure):
    _fields_ = [("document", POINTER(Node)), ("root", POINTER(Node)), ("errors", Vector)]


class Options(Structure):
    _fields_ = [
        ("allocator", c_void_p), ("deallocator", c_void_p), ("userdata", c_void_p), ("tab_stop", c_int),
        ("stop_on_first_error", ctypes.c_bool), ("max_errors", c_int), ("fragment_context", c_int),
        ("fragment_namespace", c_int)]


def load():
    """The library; `None` where it is not installed."""
    name = ctypes.util.find_library("gumbo")
    if not name:
        return None
    library = ctypes.CDLL(name)
    library.gumbo_parse_with_options.restype = POINTER(Output)
    library.gumbo_normalized_tagname.restype = c_char_p
    library.gumbo_normalize_svg_tagname.restype = c_char_p
    return library


def outline(library, source):
    """The tree of a fragment in a `div`, in the form of html5lib's tests."""
    options = Options.from_buffer_copy(Options.in_dll(library, "kGumboDefaultOptions"))
    options.fragment_context = library.gumbo_tag_enum(b"div")
    parsed = library.gumbo_parse_with_options(byref(options), c_char_p(source), c_size_t(len(source)))
    lines = []
    for child in nodes(parsed.contents.root.contents.v.element.children):
        add_lines(library, child, 0, lines)
    library.gumbo_destroy_output(byref(options), parsed)
    return "\n".join(lines)


def nodes(vector, kind=Node):
    return [ctypes.cast(vector.data[index], POINTER(kind)).contents for index in range(vector.length)]


def add_lines(library, node, depth, lines):
    indent = "| " + "  " * depth
    if node.type not in (ELEMENT, TEMPLATE):
        text = node.v.text.text.decode("utf-8", "replace")
        lines.append(f"{indent}<!-- {text} -->" if node.type == COMMENT else f'{indent}"{text}"')
        return
    element = node.v.element
    lines.append(f"{indent}<{PREFIXES[element.namespace]}{name(library, element)}>")
    lines += sorted(
        f'{indent}  {ATTRIBUTE_PREFIXES[attribute.namespace]}{attribute.name.decode()}='
        f'"{attribute.value.decode()}"'
        for attribute in nodes(element.attributes, Attribute))
    for child in nodes(element.children):
        add_lines(library, child, depth + 1, lines)


def name(library, element):
    """The name; gumbo keeps that of an element it does not know as the tag in the source alone."""
    piece = Piece(element.original_tag.data, element.original_tag.length)
    library.gumbo_tag_from_original_text(byref(piece))
    if PREFIXES[element.namespace] == "svg " and piece.data:
        if adjusted := library.gumbo_normalize_svg_tagname(byref(piece)):
            return adjusted.decode()
    known = library.gumbo_normalized_tagname(element.tag).decode()
    return known or ctypes.string_at(piece.data, piece.length).decode().lower()
