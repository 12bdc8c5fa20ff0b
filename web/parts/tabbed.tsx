import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';

export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly show: ComponentType;
}

/** Several lists of one page, one at a time; only the one that is open asks for anything. */
export const Tabbed = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <Tabs defaultValue={tabs[0]!.name} keepMounted={false}>
    <Tabs.List aria-label={label} mb="md">
      {tabs.map(({ name, label: says }) => (
        <Tabs.Tab key={name} value={name}>
          {says}
        </Tabs.Tab>
      ))}
    </Tabs.List>
    {tabs.map(({ name, show: Show }) => (
      <Tabs.Panel key={name} value={name}>
        <Show />
      </Tabs.Panel>
    ))}
  </Tabs>
);
