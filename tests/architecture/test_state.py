"""Nothing is kept at module level but constants, and importing does no work."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, Source, dotted, plant, sources

# Calls whose result nobody can change, or that only declare a type.
FROZEN_CALLS = frozenset(
    {
        "frozenset",
        "tuple",
        "chr",
        "ord",
        "len",
        "range",
        "slice",
        "re.compile",
        "ipaddress.ip_network",
        "ipaddress.IPv6Network",
        "regex.compile",
        "MappingProxyType",
        "types.MappingProxyType",
        "get_args",
        "typing.get_args",
        "TypeVar",
        "typing.TypeVar",
        "TypeVarTuple",
        "ParamSpec",
        "NewType",
        "Decimal",
        "Fraction",
        "date",
        "time",
        "timedelta",
        "timezone",
        "str.maketrans",
        "msgspec.json.Encoder",
        "msgspec.json.Decoder",
    },
)
# What a room may declare besides: the schema of the store and the command line's application are tables of declarations.
DECLARATIONS = {
    "store": frozenset({"MetaData", "Table", "Index", "compact"}),
    "cli": frozenset({"Typer", "Option", "Argument"}),
}
FROZEN_BASES = frozenset({"Enum", "IntEnum", "StrEnum", "NamedTuple"})


def frozen_classes(tree: list[Source]) -> frozenset[str]:
    """The names of the classes whose instances cannot change: frozen structs and dataclasses, named tuples, enums, heirs."""
    classes = [node for source in tree for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    known = set(FROZEN_BASES)
    grew = True
    while grew:
        new = {node.name for node in classes if node.name not in known and _is_frozen(node, known)}
        known |= new
        grew = bool(new)
    return frozenset(known)


def _is_frozen(node: ast.ClassDef, known: set[str]) -> bool:
    options = list(node.keywords)
    for item in node.decorator_list:
        options += item.keywords if isinstance(item, ast.Call) else []
    declared = any(
        option.arg == "frozen" and isinstance(option.value, ast.Constant) and option.value.value is True
        for option in options
    )
    return declared or any(dotted(base).rsplit(".", 1)[-1] in known for base in node.bases)


def module_state(root: Path) -> list[str]:
    """Every statement at module level that keeps something changeable or does work on import."""
    tree = sources(root)
    frozen = FROZEN_CALLS | frozen_classes(tree)
    complaints = []
    for source in tree:
        declared = DECLARATIONS.get(source.room, frozenset())
        complaints += [
            source.at(node, reason)
            for node in source.tree.body
            if not _declares(node, declared) and (reason := _objection(node, frozen))
        ]
        complaints += [
            source.at(node, "`global` keeps state in a module; hand the value down instead")
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Global)
        ]
    return complaints


def _declares(node: ast.stmt, declared: frozenset[str]) -> bool:
    """Whether the statement is one of the room's own declarations, or hangs a verb into its application."""
    match node:
        case ast.Assign(value=ast.Call(func=func)) | ast.AnnAssign(value=ast.Call(func=func)):
            return dotted(func).rsplit(".", 1)[-1] in declared
        case ast.Expr(value=ast.Call(func=func)):
            return "Typer" in declared or dotted(func) in declared
        case ast.For(body=body):
            return "Typer" in declared and all(_declares(part, declared) for part in body)
        case _:
            return False


def _objection(node: ast.stmt, allowed: frozenset[str]) -> str:
    """Why a statement may not stand at module level; empty where it may."""
    objection = "a module is made of imports, constants, functions and classes; this runs on import"
    match node:
        case ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            objection = ""
        case ast.Expr(value=ast.Constant()):
            objection = ""
        case ast.If(test=test) if dotted(test).endswith("TYPE_CHECKING") or "__name__" in ast.dump(test):
            objection = ""
        case ast.Assign(targets=[ast.Tuple(elts=[*targets])], value=value) if all(map(dotted, targets)):
            found = (_kept(dotted(target), value, allowed) for target in targets)
            objection = next(filter(None, found), "")
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            objection = _kept(name, value, allowed)
        case ast.AnnAssign(target=ast.Name(id=name), value=value, annotation=annotation):
            is_alias = dotted(annotation).endswith("TypeAlias")
            objection = "" if is_alias or value is None else _kept(name, value, allowed)
    return objection


def _kept(name: str, value: ast.expr, allowed: frozenset[str]) -> str:
    if name == "__all__":
        return ""
    if not is_frozen(value, allowed):
        return (
            f"{name} can change while the program runs; freeze it (tuple, frozenset, MappingProxyType) or hand it down"
        )
    is_type = name[0].isupper() or (name[0] == "_" and name[1:2].isupper())
    is_dunder = name.startswith("__") and name.endswith("__")
    return (
        ""
        if is_type or is_dunder
        else f"{name} is kept by the module; a constant is in capitals, a value is handed down"
    )


def is_frozen(value: ast.expr, allowed: frozenset[str]) -> bool:
    """Whether the expression gives a value that nothing can change, judged from how it is written."""
    frozen = False
    match value:
        case ast.Constant() | ast.Name() | ast.Attribute() | ast.JoinedStr() | ast.Lambda() | ast.Compare():
            frozen = True
        case ast.Tuple(elts=parts):
            frozen = all(is_frozen(part, allowed) for part in parts)
        case ast.UnaryOp(operand=part) | ast.Starred(value=part) | ast.Subscript(value=part):
            frozen = is_frozen(part, allowed)  # subscripts are types such as dict[str, int], or parts of constants
        case ast.BinOp(left=left, right=right):
            frozen = is_frozen(left, allowed) and is_frozen(right, allowed)
        case ast.Call():
            frozen = _gives_frozen(value, allowed)
    return frozen


def _gives_frozen(call: ast.Call, allowed: frozenset[str]) -> bool:
    """Whether a call gives a value that nothing can change."""
    name, last = dotted(call.func), dotted(call.func).rsplit(".", 1)[-1]
    parts = [*call.args, *(keyword.value for keyword in call.keywords)]
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant):
        return call.func.attr in {"join", "format", "encode"}
    if last == "MappingProxyType":
        return all(_sealed(part, allowed) for part in parts)
    if last in {"frozenset", "tuple", "get_args"}:
        return True  # whatever is counted out inside, what comes out cannot change
    return bool(name) and {name, last} & allowed != set() and all(is_frozen(part, allowed) for part in parts)


def _sealed(value: ast.expr, allowed: frozenset[str]) -> bool:
    """Whether a mapping that is about to be sealed holds only what cannot change."""
    sealed = is_frozen(value, allowed)
    match value:
        case ast.Dict(values=parts):
            sealed = all(is_frozen(part, allowed) for part in parts)
        case ast.DictComp(value=part):
            sealed = is_frozen(part, allowed)
        case ast.BinOp(left=left, right=right):
            sealed = _sealed(left, allowed) and _sealed(right, allowed)
        case ast.Call(func=func):
            sealed = dotted(func) in {"dict", "dict.fromkeys"}
    return sealed


def test_modules_keep_no_state() -> None:
    """Every module of the program is made of imports, constants, functions and classes."""
    assert not module_state(ROOT)


@pytest.mark.parametrize(
    "text",
    [
        "SEEN = []",
        "SEEN: dict[str, int] = {}",
        "SEEN = {1, 2}",
        "SEEN, COUNT = {}, 0",
        "SEEN = dict(a=1)",
        "ROWS = ([1], [2])",
        "ROWS = [n for n in range(3)]",
        "TABLE = MappingProxyType({'a': [1]})",
        "MODEL = load('id')",
        "LOG = logging.getLogger(__name__)",
        "limit = 3",
        "for n in range(3): pass",
        "with open('x') as f: pass",
        "configure()",
        "LIMIT = 1\nLIMIT += 1",
        "def f():\n    global LIMIT\n    LIMIT = 2",
        "class Box:\n    pass\nBOX = Box()",
        "app = typer.Typer()",
    ],
)
def test_state_is_seen(tmp_path: Path, text: str) -> None:
    """What can change, and what works on import, is complained of once."""
    assert len(module_state(plant(tmp_path, {"runut/link/a.py": text}))) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"""Says what it is."""\nimport re\nfrom typing import TypeVar',
        "LIMIT = 3\nRATIO: float = -0.5\nNAMES = ('a', 'b')\nBOTH = (*NAMES, 'c')",
        "SPACE = re.compile(r'\\s+')",
        "ROLES = frozenset({'title', 'body'})",
        "_FIRST, LAST = 1, 'b'",
        "SEEN = ','.join(['a', 'b'])",
        "TABLE = MappingProxyType({'a': (1, 2)})",
        "T = TypeVar('T')\nMode = Literal['a', 'b']\nKind = str | None\nMODES = get_args(Mode)",
        "__version__ = '1'\n__all__ = ['a']",
        "if TYPE_CHECKING:\n    from a import b",
        "class Row(Struct, frozen=True):\n    n: int\nclass Sub(Row):\n    pass\nTABLE = (Row(1), Sub(n=2))",
        "@dataclass(frozen=True)\nclass Row:\n    n: int\nFIRST = Row(1)",
    ],
)
def test_constants_are_allowed(tmp_path: Path, text: str) -> None:
    """What nothing can change, and what only declares, is not complained of."""
    assert not module_state(plant(tmp_path, {"runut/link/a.py": text}))


def test_declarations_are_allowed_in_their_room(tmp_path: Path) -> None:
    """The store's schema and the command line's application may be declared where they belong, and nowhere else."""
    schema = "METADATA = MetaData()\narticles = Table('articles', METADATA, Column('id', ForeignKey('a.id')))\nIndex('by', articles.c.id)"
    application = (
        "app = typer.Typer(no_args_is_help=True)\napp.command()(add)\nfor verb in (a, b):\n    app.command()(verb)"
    )
    at_home = plant(tmp_path / "a", {"runut/store/schema.py": schema, "runut/cli/app.py": application})
    abroad = plant(tmp_path / "b", {"runut/link/schema.py": schema, "runut/store/app.py": application})
    assert not module_state(at_home)
    assert len(module_state(abroad)) == len(schema.split("\n")) + len(application.split("\n")) - 1
