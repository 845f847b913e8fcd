"""A page of a list as one statement: the nodes, the cursor of the last one, and whether more come after it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Integer, Select, Text, bindparam, cast, func, literal, literal_column, or_, select, tuple_
from sqlalchemy.sql.selectable import FromClause

from events.store.query import json_object
from functions.tables.shapes import list_of

FIRST = bindparam("first", type_=Integer)


def page_of(
    rows: Select[Any],
    node: Callable[[FromClause], Any],
    *keys: str,
    order: str | None = None,
    descending: bool = False,
    **more: Any,
) -> Any:
    """`{nodes, page_info}` and `more` of the `first` of these rows that come after the cursor.

    `keys` name the columns of `rows` that order them, the last one unique and never null; a statement of it takes
    `first`, and `after_<key>` as `functions.cursors.read_cursor` answers them. `node` makes the JSON of a row. Where a
    list can be had in several orders, `order` names this one, and its cursors begin with that name.
    """
    listed = rows.subquery("listed")
    ordering = [listed.c[key] for key in keys]
    after = [bindparam(f"after_{key}", type_=listed.c[key].type) for key in keys]
    further = tuple_(*ordering) < tuple_(*after) if descending else tuple_(*ordering) > tuple_(*after)
    # Cut before it is numbered: to number rows, all of them are put in order.
    found = (
        select(listed)
        .where(or_(after[-1].is_(None), further))
        .order_by(*[column.desc() if descending else column for column in ordering])
        .limit(FIRST + 1)
        .subquery("found")
    )
    numbered = [found.c[key].desc() if descending else found.c[key] for key in keys]
    page = select(found, func.row_number().over(order_by=numbered).label("place")).cte("page")
    return json_object(
        **more,
        nodes=select(list_of(node(page), page.c.place)).where(page.c.place <= FIRST).scalar_subquery(),
        page_info=json_object(
            end_cursor=select(_cursor(*[literal(order)] * (order is not None), *[page.c[key] for key in keys]))
            .where(page.c.place <= FIRST)
            .order_by(page.c.place.desc())
            .limit(1)
            .scalar_subquery(),
            has_next_page=select(func.count() > FIRST).select_from(page).scalar_subquery(),
        ),
    )


def _cursor(*keys: Any) -> Any:
    said = func.convert_to(cast(func.json_build_array(*keys), Text), literal_column("'UTF8'"))
    # PostgreSQL breaks base64 into lines of 76 characters, as MIME has it
    return func.translate(func.encode(said, literal_column("'base64'")), literal_column(r"E'\n'"), literal_column("''"))
