import { Store } from "@taskfleet/gateway-client";

/** The shell's own dialog that is open; one at a time. */
export const openDialog = new Store<"create-project" | "palette" | "shortcuts" | null>(null);

export const closeDialog = () => openDialog.set(null);
export const openCreateProject = () => openDialog.set("create-project");
export const openPalette = () => openDialog.set("palette");
export const openShortcuts = () => openDialog.set("shortcuts");
