import { Lexer, type Token, type Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import styles from "./markdown.module.css";

const harmless = /^(?:https?:|mailto:)/i;
const mention = /^user:[0-9a-f-]{36}$/i;

/**
 * Markdown as React elements: HTML in it stays text, and only web and mail addresses become links, so there is nothing
 * to sanitise. A mention is `[@Ana](user:<id>)`.
 */
export function Markdown({ text }: { text: string }) {
  return <div className={styles.text}>{children(new Lexer({ gfm: true, breaks: true }).lex(text))}</div>;
}

function children(tokens: readonly Token[] | undefined): ReactNode {
  return tokens?.map((token, index) => <Fragment key={index}>{element(token as MarkedToken)}</Fragment>);
}

type MarkedToken =
  | Tokens.Blockquote
  | Tokens.Br
  | Tokens.Checkbox
  | Tokens.Code
  | Tokens.Codespan
  | Tokens.Def
  | Tokens.Del
  | Tokens.Em
  | Tokens.Escape
  | Tokens.Heading
  | Tokens.Hr
  | Tokens.HTML
  | Tokens.Image
  | Tokens.Link
  | Tokens.List
  | Tokens.ListItem
  | Tokens.Paragraph
  | Tokens.Space
  | Tokens.Strong
  | Tokens.Table
  | Tokens.Tag
  | Tokens.Text;

function element(token: MarkedToken): ReactNode {
  switch (token.type) {
    case "space":
    case "def":
    case "checkbox":
      return null;
    case "heading":
      return <p className={token.depth < 3 ? styles.heading : styles.subheading}>{children(token.tokens)}</p>;
    case "paragraph":
      return <p>{children(token.tokens)}</p>;
    case "text":
      return "tokens" in token && token.tokens ? children(token.tokens) : token.text;
    case "strong":
      return <strong>{children(token.tokens)}</strong>;
    case "em":
      return <em>{children(token.tokens)}</em>;
    case "del":
      return <del>{children(token.tokens)}</del>;
    case "codespan":
      return <code>{token.text}</code>;
    case "code":
      return (
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{children(token.tokens)}</blockquote>;
    case "list": {
      const items = token.items.map((item, index) => (
        <li key={index} className={item.task ? styles.todo : undefined}>
          {listItem(item)}
        </li>
      ));
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <Table token={token} />;
    case "link":
      return link(token.href, children(token.tokens));
    case "image":
      // The content security policy lets no foreign picture in.
      return link(token.href, token.text || token.href);
    case "br":
      return <br />;
    case "hr":
      return <hr />;
    case "escape":
      return token.text;
    default:
      return token.raw;
  }
}

function listItem(item: Tokens.ListItem): ReactNode {
  if (!item.task) return children(item.tokens);
  return (
    <>
      <span aria-hidden="true" className={styles.box}>
        {item.checked ? "☑" : "☐"}
      </span>{" "}
      {children(item.tokens)}
    </>
  );
}

function link(address: string, content: ReactNode): ReactNode {
  if (mention.test(address)) return <span className={styles.mention}>{content}</span>;
  if (!harmless.test(address)) return content;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {content}
    </a>
  );
}

function Table({ token }: { token: Tokens.Table }) {
  return (
    <div
      className={styles.table}
      tabIndex={0}
      role="region"
      aria-label={token.header.map(({ text }) => text).join(", ")}
    >
      <table>
        <thead>
          <tr>
            {token.header.map((cell, index) => (
              <th key={index}>{children(cell.tokens)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={place}>{children(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
