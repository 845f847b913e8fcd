import { Button, EmptyState, useTranslations } from "@taskfleet/ui";
import { Component, type ReactNode } from "react";

interface Props {
  children: ReactNode;
  /** What to show instead; without it, a plain message for the whole page. */
  fallback?: (retry: () => void) => ReactNode;
}

/** Keeps what broke inside: everything around it goes on. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  readonly #retry = () => this.setState({ broken: false });

  override render() {
    if (!this.state.broken) return this.props.children;
    return this.props.fallback ? this.props.fallback(this.#retry) : <Broken />;
  }
}

function Broken() {
  const t = useTranslations("shell.broken");
  return (
    <EmptyState
      isPage
      icon="alert"
      title={t("page")}
      actions={<Button onPress={() => location.reload()}>{t("reload")}</Button>}
    >
      {t("pageHelp")}
    </EmptyState>
  );
}
